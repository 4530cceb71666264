"""Makes one training picture and its matte; the same for the same random generator."""

import cv2
import numpy as np

import grounds
from sources import extended


def placed(random, picture, alpha, side, scale=(0.25, 1.15), beyond=0.25):
    """A thing turned, scaled and moved; it may leave the frame by a part of its size."""
    high, wide = alpha.shape
    rows = np.flatnonzero((alpha > 0.1).any(1))
    columns = np.flatnonzero((alpha > 0.1).any(0))
    if not len(rows):
        return None
    middle = np.array([(columns[0] + columns[-1]) / 2, (rows[0] + rows[-1]) / 2])
    size = max(columns[-1] - columns[0], rows[-1] - rows[0], 4)
    wanted = side * random.uniform(*scale)
    stretch = np.exp(random.uniform(-0.2, 0.2))
    angle = random.normal(0, 12) if random.random() < 0.85 else random.uniform(-180, 180)
    turn = np.deg2rad(angle)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    flip = -1 if random.random() < 0.5 else 1
    matrix = turned @ np.diag([flip * stretch, 1 / stretch]) * (wanted / size)
    slack = max(0.0, (side - wanted) / 2) + beyond * wanted * (random.random() < 0.35)
    goal = side / 2 + random.uniform(-slack, slack, 2)
    offset = goal - matrix @ middle
    affine = np.column_stack((matrix, offset)).astype(np.float32)
    quality = cv2.INTER_AREA if wanted < size else cv2.INTER_LINEAR
    moved = cv2.warpAffine(picture, affine, (side, side), flags=quality, borderMode=cv2.BORDER_REPLICATE)
    matte = cv2.warpAffine(alpha, affine, (side, side), flags=cv2.INTER_LINEAR)
    return moved, np.clip(matte, 0, 1)


def shadowed(random, ground, alpha):
    """A shadow that lies on the ground or hangs on a wall behind."""
    side = alpha.shape[0]
    rows = np.flatnonzero((alpha > 0.3).any(1))
    if not len(rows):
        return ground
    foot = rows[-1]
    lying = random.random() < 0.6
    lean = random.uniform(-1.2, 1.2)
    flat = random.uniform(0.1, 0.6) if lying else 1.0
    if lying:
        affine = np.float32([[1, -lean, lean * foot], [0, flat, foot * (1 - flat)]])
    else:
        affine = np.float32([[1, 0, random.uniform(-0.1, 0.1) * side], [0, 1, random.uniform(0, 0.08) * side]])
    shadow = cv2.warpAffine(alpha, affine, (side, side))
    blur = side * random.choice([0.005, 0.02, 0.06]) * random.uniform(0.5, 1.5)
    shadow = cv2.GaussianBlur(shadow, (0, 0), max(0.4, blur))
    return ground * (1 - random.uniform(0.1, 0.75) * shadow[..., None])


def reflected(random, ground, picture, alpha):
    """The thing's image in a glossy floor."""
    rows = np.flatnonzero((alpha > 0.3).any(1))
    if not len(rows):
        return ground
    foot = int(rows[-1])
    side = alpha.shape[0]
    affine = np.float32([[1, 0, 0], [0, -1, 2 * foot]])
    image = cv2.warpAffine(picture, affine, (side, side))
    matte = cv2.warpAffine(alpha, affine, (side, side))
    fade = np.clip(1 - (np.arange(side) - foot) / (0.5 * side), 0, 1).astype(np.float32)[:, None]
    share = (matte * fade * random.uniform(0.05, 0.7))[..., None]
    image = cv2.GaussianBlur(image, (0, 0), random.uniform(0.5, 3))
    return ground * (1 - share) + image * share


def holed(random, alpha):
    """A matte with an opening, through which the ground is seen as through a ring or a handle."""
    ys, xs = np.nonzero(alpha > 0.9)
    if not len(ys):
        return alpha
    at = random.integers(len(ys))
    size = min(np.ptp(ys), np.ptp(xs)) + 1
    axes = size * random.uniform(0.08, 0.35, 2)
    solid = np.zeros(alpha.shape, np.uint8)
    middle = (int(xs[at]), int(ys[at]))
    cv2.ellipse(solid, middle, tuple(int(a) + 1 for a in axes), random.uniform(0, 180), 0, 360, 255, -1, cv2.LINE_AA)
    return alpha * (1 - solid.astype(np.float32) / 255)


def lit(random, picture, exposures=0.18, tints=0.06):
    """Another exposure, contrast and tint of bytes, as numbers of 0 to 255."""
    gain = np.exp(random.normal(0, exposures)) * np.exp(random.normal(0, tints, 3))
    levels = np.arange(256, dtype=np.float32)[:, None] / 255
    curve = np.clip(255 * levels ** np.exp(random.normal(0, 0.15)) * gain, 0, 255)
    return cv2.LUT(np.ascontiguousarray(picture), curve.astype(np.float32)[None])


class Composer:
    def __init__(self, shots, cut_outs, plates, side, rendered=0.5):
        self.shots = shots
        self.cut_outs = cut_outs
        self.plates = plates
        self.side = side
        self.rendered = rendered

    def thing(self, random):
        """A cut-out, or one cut out of a shot; colours beyond its edge are its own."""
        if len(self.shots) and random.random() < 0.4:
            picture, alpha = self.shots.read(random.integers(len(self.shots)))
            return extended(picture, alpha), alpha
        return self.cut_outs.read(random.integers(len(self.cut_outs)))

    def sample(self, random):
        """A picture of 0 to 255 and its matte of 0 to 1, both of the side."""
        if len(self.shots) and random.random() < self.rendered:
            picture, alpha = self.framed(random, *self.shots.read(random.integers(len(self.shots))))
        else:
            picture, alpha = self.composed(random)
        return developed(random, picture), alpha

    def framed(self, random, picture, alpha):
        """A part of a shot that keeps most of the subject."""
        for _ in range(5):
            side = picture.shape[0]
            cut = int(side * random.uniform(0.5, 1))
            top, left = random.integers(side - cut + 1, size=2)
            part = alpha[top : top + cut, left : left + cut]
            if part.sum() > 0.7 * alpha.sum() and part.mean() < 0.9:
                picture, alpha = picture[top : top + cut, left : left + cut], part
                break
        turn = random.normal(0, 4) if random.random() < 0.5 else 0
        high = picture.shape[0]
        scale = self.side / high
        matrix = cv2.getRotationMatrix2D((high / 2, high / 2), turn, scale)
        matrix[:, 2] += (self.side - high) / 2
        if random.random() < 0.5:
            matrix[:, 0] *= -1
            matrix[0, 2] = self.side - matrix[0, 2]
            matrix = np.float64(
                [[matrix[0, 0], -matrix[0, 1], matrix[0, 2]], [-matrix[1, 0], matrix[1, 1], matrix[1, 2]]]
            )
        size = (self.side, self.side)
        border = cv2.BORDER_REFLECT_101
        picture = cv2.warpAffine(np.ascontiguousarray(picture), matrix, size, flags=cv2.INTER_LINEAR, borderMode=border)
        alpha = cv2.warpAffine(alpha, matrix, size, flags=cv2.INTER_LINEAR, borderMode=border)
        return picture.astype(np.float32), np.clip(alpha, 0, 1)

    def composed(self, random):
        """One to three things before a ground, with clutter behind them."""
        side = self.side
        picture, alpha = self.thing(random)
        main = picture[alpha > 0.9]
        near = main[random.integers(len(main))].astype(np.float32) if len(main) else None
        made = grounds.ground(random, side, self.plates, near)
        if random.random() < 0.3:
            made = self.cluttered(random, made)
        if random.random() < 0.3:
            made = cv2.GaussianBlur(made, (0, 0), random.uniform(0.5, 8))
        matte = np.zeros((side, side), np.float32)
        count = 1 + int(random.choice(3, p=[0.82, 0.13, 0.05]))
        scale = (0.2, 0.5) if count > 1 or random.random() < 0.2 else (0.35, 1.2)
        if count == 1 and random.random() < 0.12:
            scale = (1.1, 1.9)  # A portrait or a close-up: the frame cuts it.
        for i in range(count):
            if i:
                picture, alpha = self.thing(random)
            put = placed(random, picture, alpha, side, scale)
            if put is None:
                continue
            seen, covering = lit(random, put[0]), put[1]
            if random.random() < 0.08:
                covering = holed(random, covering)
            if random.random() < 0.5:
                made = shadowed(random, made, covering)
            if random.random() < 0.25:
                made = reflected(random, made, seen, covering)
            if random.random() < 0.3:
                covering = cv2.GaussianBlur(covering, (0, 0), random.uniform(0.4, 1.2))
            made = made * (1 - covering[..., None]) + seen * covering[..., None]
            matte = matte + covering * (1 - matte)
        return made, np.clip(matte, 0, 1)

    def cluttered(self, random, ground):
        """Things far behind: small or out of focus, and not the subject."""
        for _ in range(random.integers(1, 5)):
            put = placed(random, *self.thing(random), self.side, (0.08, 0.5), 0.5)
            if put is not None:
                blur = random.uniform(2, 6)
                behind = cv2.GaussianBlur(lit(random, put[0]), (0, 0), blur)
                share = cv2.GaussianBlur(put[1], (0, 0), blur)[..., None] * random.uniform(0.5, 1)
                ground = ground * (1 - share) + behind * share
        return ground


def developed(random, picture):
    """What cameras and files do: exposure, casts, blur, noise, JPEG."""
    if random.random() < 0.7:
        picture = lit(random, np.clip(picture, 0, 255).astype(np.uint8), 0.12, 0.07)
    if random.random() < 0.12:
        picture = picture * np.exp(random.uniform(-2.2, -0.4))  # Light that hardly suffices.
    if random.random() < 0.15:
        grey = picture.mean(2, keepdims=True)
        picture = grey + (picture - grey) * random.uniform(0, 1.4)
    if random.random() < 0.2:
        picture = cv2.GaussianBlur(picture, (0, 0), random.uniform(0.3, 1.3))
    if random.random() < 0.3:
        noise = random.standard_normal(picture.shape, np.float32)
        picture = picture + noise * random.uniform(0.8, 10)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if random.random() < 0.35:
        quality = int(random.uniform(25, 95))
        _, file = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        picture = cv2.imdecode(file, cv2.IMREAD_COLOR)
    return picture
