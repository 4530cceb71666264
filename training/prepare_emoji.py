"""Packs the 3D emoji of the npm package @lobehub/fluent-emoji-3d into one file of cut-outs.

Fluent Emoji are by Microsoft, MIT licence. Flags and variants of one emoji in other skin tones
are left out.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np

from sources import extended

TONES = ("1f3fb", "1f3fc", "1f3fd", "1f3fe", "1f3ff")


def wanted(name):
    parts = name.split("-")
    flag = all("1f1e6" <= part <= "1f1ff" for part in parts)
    return not flag and not any(tone in parts for tone in TONES)


def packed(file, side):
    rgba = cv2.imread(str(file), cv2.IMREAD_UNCHANGED)
    if rgba is None or rgba.ndim != 3 or rgba.shape[2] != 4:
        return None
    rgba = cv2.resize(rgba, (side, side), interpolation=cv2.INTER_AREA)
    if (rgba[..., 3] > 250).mean() < 0.05:
        return None
    alpha = rgba[..., 3].astype(np.float32) / 255
    return np.dstack((extended(rgba[..., 2::-1], alpha), rgba[..., 3]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assets", type=Path, help="the package's folder assets")
    parser.add_argument("out", type=Path)
    parser.add_argument("--side", type=int, default=224)
    arguments = parser.parse_args()
    pictures = []
    for file in sorted(arguments.assets.glob("*.webp")):
        if wanted(file.stem):
            picture = packed(file, arguments.side)
            if picture is not None:
                pictures.append(picture)
    np.savez(arguments.out, pictures=np.stack(pictures))
    print(len(pictures), "cut-outs in", arguments.out)


if __name__ == "__main__":
    main()
