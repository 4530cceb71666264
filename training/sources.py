"""Where pictures come from: rendered shots with mattes, cut-outs, plates."""

from pathlib import Path

import cv2
import numpy as np


class Shots:
    """A folder that dev.darkroom.training.MakeShots fills; it may still grow."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.mattes = []
        self.refresh()

    def refresh(self):
        self.mattes = sorted(self.folder.glob("[0-9]*.png"))

    def __len__(self):
        return len(self.mattes)

    def read(self, index):
        """Red, green, blue of 0 to 255, and a matte of 0 to 1."""
        matte = self.mattes[index]
        picture = cv2.imread(str(matte.with_suffix(".jpg")), cv2.IMREAD_COLOR)
        alpha = cv2.imread(str(matte), cv2.IMREAD_GRAYSCALE)
        return picture[..., ::-1], alpha.astype(np.float32) / 255


class CutOuts:
    """Things on transparent ground, as prepare_emoji.py packs them; a part is kept for tests."""

    def __init__(self, file, held_back):
        packed = np.load(file)
        self.pictures = packed["pictures"]
        chosen = np.arange(len(self.pictures)) % 12 == 5
        self.indices = np.flatnonzero(chosen if held_back else ~chosen)

    def __len__(self):
        return len(self.indices)

    def read(self, index):
        """Red, green, blue, extended beyond the outline, and a matte."""
        rgba = self.pictures[self.indices[index]]
        return rgba[..., :3], rgba[..., 3].astype(np.float32) / 255


class Plates:
    """Pictures without a subject."""

    def __init__(self, folder):
        self.pictures = []
        for file in sorted(Path(folder).glob("*.jpg")):
            self.pictures.append(cv2.imread(str(file), cv2.IMREAD_COLOR)[..., ::-1])

    def __len__(self):
        return len(self.pictures)


def extended(picture, alpha):
    """The colours of what alpha covers, carried on over its edge."""
    inside = alpha > 0.98
    colours = np.where(inside[..., None], picture, 0).astype(np.uint8)
    packed = np.dstack((colours, np.where(inside, 255, 0).astype(np.uint8)))
    high, wide = alpha.shape
    far = cv2.resize(packed, (wide // 8, high // 8), interpolation=cv2.INTER_AREA)
    far = cv2.resize(cv2.blur(far, (5, 5)), (wide, high))
    beyond = ~inside & (cv2.blur(alpha, (9, 9)) > 0.001)
    near = cv2.blur(packed, (5, 5))[beyond].astype(np.float32)
    far = far[beyond].astype(np.float32)
    best = np.where(near[:, 3:] > 8, near, far)
    result = picture.copy()
    result[beyond] = np.clip(255 * best[:, :3] / np.maximum(best[:, 3:], 1), 0, 255)
    return result
