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
    weight = (alpha > 0.98).astype(np.float32)
    colours = picture.astype(np.float32) * weight[..., None]
    near = cv2.blur(colours, (5, 5)), cv2.blur(weight, (5, 5))
    far = cv2.blur(colours, (31, 31)), cv2.blur(weight, (31, 31))
    beyond = np.where(
        near[1][..., None] > 1e-3,
        near[0] / np.maximum(near[1], 1e-3)[..., None],
        far[0] / np.maximum(far[1], 1e-3)[..., None],
    )
    return np.where(weight[..., None] > 0, picture, np.clip(beyond, 0, 255)).astype(np.uint8)
