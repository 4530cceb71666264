"""Finds the shots that a checkpoint does worst on, for training to draw them more often.

The worst hundredth is left out, as most of it cannot be seen at all, such as black on black; the fifth after it is
listed. Written: hard.txt among the shots, a name a line.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch

from network import CutOut
from scores import Scores, iou
from sources import Shots

SHARE = 0.2
UNSEEN = 0.01


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--side", type=int, default=256)
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    network = CutOut()
    network.load_state_dict(torch.load(arguments.checkpoint, map_location="cpu")["averaged"])
    scores = Scores(network, arguments.data, arguments.side)
    shots = Shots(arguments.data / "shots")
    found = []
    for index in range(len(shots)):
        picture, truth = shots.read(index)
        matte = cv2.resize(scores.matte(picture), truth.shape[::-1])
        found.append(iou(matte, truth))
    order = np.argsort(found)
    if len(order) < 1 / SHARE:
        parser.error(f"only {len(order)} shots; at least {int(1 / SHARE)} are needed")
    hard = order[int(UNSEEN * len(order)) : int((UNSEEN + SHARE) * len(order))]
    names = sorted(shots.mattes[index].stem for index in hard)
    (shots.folder / "hard.txt").write_text("\n".join(names) + "\n")
    print(f"{len(shots)} shots: mean IoU {np.mean(found):.4f}, {len(names)} hard ones up to {found[hard[-1]]:.4f}")


if __name__ == "__main__":
    main()
