"""Measures an exported network on held-back shots, beside the classical path, and shows both.

The folder has NNNNNN.jpg with its matte NNNNNN.png; photos have none and are only shown. The
classical path's masks are made by dev.darkroom.training.ClassicalMasks.
"""

import argparse
import csv
import time
from pathlib import Path

import cv2
import numpy as np

import calibrate

STRIPE = 192

# As OwnSight in the engine.
STEEPER = 3


def grey(mask, high, wide):
    return cv2.cvtColor((255 * cv2.resize(mask, (wide, high))).astype(np.uint8), cv2.COLOR_GRAY2BGR)


def stripe(picture, *masks):
    """The picture and masks side by side, the second of them put on magenta."""
    scale = STRIPE / picture.shape[0]
    wide = max(1, round(picture.shape[1] * scale))
    small = cv2.resize(picture, (wide, STRIPE), interpolation=cv2.INTER_AREA)
    cells = [small]
    for mask in masks:
        cells.append(np.zeros_like(small) if mask is None else grey(mask, STRIPE, wide))
    last = next(mask for mask in reversed(masks) if mask is not None)
    alpha = cv2.resize(last, (wide, STRIPE))[..., None]
    cells.append((small * alpha + np.array([200, 0, 200]) * (1 - alpha)).astype(np.uint8))
    return np.hstack(cells)


def sheet(file, stripes):
    if stripes:
        wide = max(s.shape[1] for s in stripes)
        padded = [np.pad(s, ((0, 4), (0, wide - s.shape[1]), (0, 0))) for s in stripes]
        cv2.imwrite(str(file), np.vstack(padded))


class Cutter:
    """Cuts out as the engine does; a matte of the picture's size, and the chance that it is right."""

    def __init__(self, model, measured):
        self.views = calibrate.Views(model)
        known = dict(line.split("=", 1) for line in measured.read_text().splitlines() if "=" in line)
        self.sides = int(known["side"]), int(known["second"])
        self.table = [tuple(map(float, pair.split(":"))) for pair in known["table"].split()]

    def __call__(self, picture):
        both = calibrate.pair(self.views, picture, *self.sides)
        alpha = np.clip(0.5 + STEEPER * (calibrate.mean(*both) - 0.5), 0, 1)
        return alpha, float(np.interp(calibrate.score(*both), *zip(*self.table)))


def read_mask(file):
    if not file.exists():
        return None
    return cv2.imread(str(file), cv2.IMREAD_GRAYSCALE).astype(np.float32) / 255


def shots(folder, cutter, classical):
    """A row and a stripe for each shot."""
    for matte in sorted(folder.glob("[0-9]*.png")):
        picture = cv2.imread(str(matte.with_suffix(".jpg")))
        truth = read_mask(matte)
        started = time.perf_counter()
        alpha, confidence = cutter(picture)
        took = time.perf_counter() - started
        old = read_mask(classical / matte.name) if classical else None
        row = {
            "name": matte.stem,
            "iou": calibrate.iou(alpha, truth),
            "mae": float(np.abs(alpha - truth).mean()),
            "confidence": confidence,
            "classical": calibrate.iou(old, truth) if old is not None else "",
            "milliseconds": 1000 * took,
        }
        yield row, stripe(picture, truth, old, alpha)


def reliability(rows, bins=(0, 0.6, 0.7, 0.85, 0.9, 0.95, 1.001)):
    """How often a confidence goes with a mask that is right (IoU 0.9 and more)."""
    for low, high in zip(bins, bins[1:]):
        inside = [r for r in rows if low <= r["confidence"] < high]
        if inside:
            right = np.mean([r["iou"] >= 0.9 for r in inside])
            yield f"confidence {low:.2f} to {high:.2f}: {len(inside)} pictures, {right:.0%} right"


def summary(rows):
    ious = np.array([r["iou"] for r in rows])
    lines = [
        f"{len(rows)} pictures: mean IoU {ious.mean():.4f}, under 0.90 {np.mean(ious < 0.9):.1%}, "
        f"mean matte error {np.mean([r['mae'] for r in rows]):.4f}, "
        f"{np.median([r['milliseconds'] for r in rows]):.0f} ms each"
    ]
    both = [r for r in rows if r["classical"] != ""]
    if both:
        old = np.array([r["classical"] for r in both])
        new = np.array([r["iou"] for r in both])
        lines.append(
            f"the classical path delivered {len(both)}: mean IoU {old.mean():.4f}, under 0.90 "
            f"{np.mean(old < 0.9):.1%}; the network on the same {new.mean():.4f}"
        )
    return lines + list(reliability(rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path, help="a folder")
    parser.add_argument("--calibration", type=Path, help="cutout.properties; as it is, beside the model")
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--classical", type=Path, help="masks of the same names, of shots and photos")
    parser.add_argument("--photos", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    cutter = Cutter(arguments.model, arguments.calibration or arguments.model.with_name("cutout.properties"))
    if arguments.shots:
        pairs = sorted(shots(arguments.shots, cutter, arguments.classical), key=lambda p: p[0]["iou"])
        rows = [row for row, _ in pairs]
        with (arguments.out / "shots.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        sheet(arguments.out / "worst.png", [s for _, s in pairs[:10]])
        sheet(arguments.out / "middle.png", [s for _, s in pairs[len(pairs) // 2 :][:10]])
        print(*summary(rows), sep="\n")
    stripes = []
    for photo in arguments.photos:
        picture = cv2.imread(str(photo))
        found, confidence = cutter(picture)
        old = read_mask(arguments.classical / (photo.stem + ".png")) if arguments.classical else None
        stripes.append(stripe(picture, old, found))
        print(f"{photo.name}: confidence {confidence:.2f}")
    sheet(arguments.out / "photos.png", stripes)


if __name__ == "__main__":
    main()
