"""Measures a network on held-back pictures: the mean IoU at one half, and the mean matte error."""

import cv2
import numpy as np
import torch

from compose import Composer
from sources import CutOuts, Plates, Shots

SHOTS = 48
COMPOSED = 48
SEED = 10**8


def iou(alpha, truth):
    found, wanted = alpha >= 0.5, truth >= 0.5
    either = (found | wanted).sum()
    return 1.0 if either == 0 else (found & wanted).sum() / either


def planes(picture, side):
    picture = cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)
    return torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1)).astype(np.float32) / 255)


class Scores:
    def __init__(self, network, data, side):
        self.network = network.eval()
        self.data = data
        self.side = side

    @torch.no_grad()
    def matte(self, picture):
        """The matte of a picture in the network's size."""
        entered = planes(picture, self.side)[None].to(memory_format=torch.channels_last)
        return torch.sigmoid(self.network(entered))[0, 0].numpy()

    def of_shots(self, count=SHOTS):
        shots = Shots(self.data / "held-back")
        return self._mean(shots.read(i) for i in range(min(count, len(shots))))

    def of_composed(self, count=COMPOSED):
        composer = Composer(
            (), CutOuts(self.data / "emoji.npz", True), Plates(self.data / "plates"), self.side
        )
        return self._mean(composer.sample(np.random.default_rng(SEED + i)) for i in range(count))

    def _mean(self, pairs):
        found = []
        for picture, truth in pairs:
            alpha = self.matte(picture)
            truth = cv2.resize(truth, (self.side, self.side), interpolation=cv2.INTER_AREA)
            found.append((iou(alpha, truth), float(np.abs(alpha - truth).mean())))
        return tuple(np.mean(found, axis=0)) if found else (float("nan"), float("nan"))
