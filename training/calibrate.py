"""Measures how far the network's answers may be trusted, and writes it for the engine to read.

The engine asks the network twice: the whole picture, then mirrored what lies around what was seen. What both
views show, how decided their mean is and whether it keeps off the frame make a score. Held-back shots tell how
often a score goes with a mask that is right (IoU 0.9 and more); the table of it never falls.

Of several sizes the quickest are taken whose surest masks are about the best. The folder has NNNNNN.jpg with its
matte NNNNNN.png. Written: cutout.properties, which belongs beside
cutout.onnx in src/main/resources/models.
"""

import argparse
import hashlib
from pathlib import Path

import cv2
import numpy as np

RIGHT = 0.9
STEP = 32
SIDES = ((224, 256), (256, 256), (256, 320), (320, 320), (256, 384))

# What the nearer view shows around what the first one saw, in parts of its longer side.
MARGIN = 0.15

# The nearer view sees more.
WEIGHT = 2 / 3

# A mean IoU by trust that is lower by so much is as good, if it is had in less time.
AS_GOOD = 0.003

# Counted in where the table is made, as one more picture of each group that came out either way.
PRIOR = 0.5


def sized(picture, wide, high):
    """As the engine's Resampler: areas downwards, Lanczos upwards."""
    if (wide, high) == picture.shape[1::-1]:
        return picture
    down = wide <= picture.shape[1] and high <= picture.shape[0]
    return cv2.resize(picture, (wide, high), interpolation=cv2.INTER_AREA if down else cv2.INTER_LANCZOS4)


def sides(picture, longer):
    """The sides that the network takes, nearest to the picture's ratio."""
    high, wide = picture.shape[:2]
    scale = longer / max(high, wide)
    return tuple(max(1, int(length * scale / STEP + 0.5)) * STEP for length in (wide, high))


def planes(picture):
    return np.ascontiguousarray(picture[..., ::-1].transpose(2, 0, 1)[None]).astype(np.float32) / 255


class Views:
    """What an exported network sees of pictures or their parts."""

    def __init__(self, model):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(model), options, ["CPUExecutionProvider"])

    def __call__(self, picture, longer, mirrored):
        small = sized(picture, *sides(picture, longer))
        small = small[:, ::-1] if mirrored else small
        matte = self.session.run(None, {"picture": planes(small)})[0][0, 0]
        return matte[:, ::-1] if mirrored else matte


def fitted(matte, like):
    return cv2.resize(np.ascontiguousarray(matte), like.shape[::-1], interpolation=cv2.INTER_LINEAR)


def around(matte, wide, high):
    """Left, top, right, bottom, in pixels of a picture, of what lies around what is seen; of all when nothing is."""
    rows, columns = ((matte >= 0.5).any(axis) for axis in (1, 0))
    if not rows.any():
        return 0, 0, wide, high
    spans = []
    for seen, length in ((columns, wide), (rows, high)):
        found = np.flatnonzero(seen)
        spans.append((found[0] * length / len(seen), (found[-1] + 1) * length / len(seen)))
    margin = MARGIN * max(end - start for start, end in spans)
    (left, right), (top, bottom) = spans
    return (
        max(0, int(left - margin)),
        max(0, int(top - margin)),
        min(wide, int(np.ceil(right + margin))),
        min(high, int(np.ceil(bottom + margin))),
    )


def laid(matte, part, like):
    """A matte of a part of the picture, on nothing."""
    left, top, right, bottom = part
    whole = np.zeros_like(like)
    whole[top:bottom, left:right] = fitted(matte, whole[top:bottom, left:right])
    return whole


def mean(first, second):
    return (1 - WEIGHT) * first + WEIGHT * second


def iou(found, truth):
    a, b = found >= 0.5, truth >= 0.5
    either = (a | b).sum()
    return float((a & b).sum() / either) if either else 0.0


def score(first, second):
    """Of two views of the whole picture; the same as OwnSight.score in the engine."""
    matte = mean(first, second)
    sure = (matte >= np.float32(0.85)).sum()
    unsure = ((matte > np.float32(0.15)) & (matte < np.float32(0.85))).sum()
    rim = np.concatenate([matte[0], matte[-1], matte[1:-1, 0], matte[1:-1, -1]])
    decided = sure / max(1, sure + unsure)
    return float(iou(first, second) * decided * (1 - rim.mean(dtype=np.float64)))


def rank_correlation(a, b):
    """Spearman's."""

    def ranks(values):
        _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
        return (np.cumsum(counts) - (counts - 1) / 2)[inverse]

    return float(np.corrcoef(ranks(np.asarray(a)), ranks(np.asarray(b)))[0, 1])


def table(scores, right, groups=12):
    """Score and chance of groups of pictures, merged until the chances rise with the scores."""
    order = np.argsort(scores, kind="stable")
    merged = []
    for part in np.array_split(order, min(groups, len(order))):
        merged.append([len(part), float(np.sum(np.asarray(scores)[part])), float(np.sum(np.asarray(right)[part]))])
        while len(merged) > 1 and chance(merged[-2]) >= chance(merged[-1]):
            last = merged.pop()
            merged[-1] = [x + y for x, y in zip(merged[-1], last)]
    # A score of nothing is worth nothing; between there and the lowest group lie pictures like none that was measured.
    return [(0.0, 0.0)] + [(group[1] / group[0], chance(group)) for group in merged]


def chance(group):
    return (group[2] + PRIOR) / (group[0] + 2 * PRIOR)


def trusted(scores, ious):
    """The mean IoU of the surest part of the pictures, over all sizes of that part."""
    found = ious[np.argsort(-scores, kind="stable")]
    return float(np.mean(np.cumsum(found) / np.arange(1, len(found) + 1)))


def chosen(tried):
    """Of (longer, second, mean IoU by trust, ...) the one with the fewest pixels that is as good."""
    best = max(row[2] for row in tried)
    good = [row for row in tried if row[2] >= best - AS_GOOD]
    return min(good, key=lambda row: row[0] ** 2 + row[1] ** 2)


def pair(views, picture, longer, second):
    """The two views of a picture as the engine has them, both over the whole of it."""
    high, wide = picture.shape[:2]
    like = np.zeros((high, wide), np.float32)
    first = views(picture, longer, False)
    left, top, right, bottom = part = around(first, wide, high)
    nearer = views(picture[top:bottom, left:right], second, True)
    return fitted(first, like), laid(nearer, part, like)


def measured(views, shots, longer, second):
    """Scores and IoUs."""
    scores, ious = [], []
    for picture, truth in shots:
        both = pair(views, picture, longer, second)
        scores.append(score(*both))
        ious.append(iou(mean(*both), truth))
    return np.array(scores), np.array(ious)


def properties(model, longer, second, pairs, count):
    lines = [
        "# Made by training/calibrate.py; belongs to the cutout.onnx beside it.",
        f"# Of {count} held-back pictures: a score, and the chance of a mask that is right.",
        f"side={longer}",
        f"second={second}",
        "table=" + " ".join(f"{score:.4f}:{likely:.4f}" for score, likely in pairs),
        "weights.sha256=" + hashlib.sha256(Path(model).read_bytes()).hexdigest(),
    ]
    return "\n".join(lines) + "\n"


def read(folder):
    for matte in sorted(folder.glob("[0-9]*.png")):
        picture = cv2.imread(str(matte.with_suffix(".jpg")))
        truth = cv2.imread(str(matte), cv2.IMREAD_GRAYSCALE)
        if picture is not None and truth is not None:
            yield picture, truth.astype(np.float32) / 255


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("shots", type=Path)
    parser.add_argument("out", type=Path, help="cutout.properties, written anew")
    parser.add_argument("--sides", type=int, nargs=2, help="of the two views, instead of trying some")
    arguments = parser.parse_args()
    shots = list(read(arguments.shots))
    views = Views(arguments.model)
    tried = []
    for longer, second in [arguments.sides] if arguments.sides else SIDES:
        scores, ious = measured(views, shots, longer, second)
        trust = trusted(scores, ious)
        tried.append((longer, second, trust, scores, ious))
        print(
            f"{longer} and {second}: mean IoU {ious.mean():.4f}, {np.mean(ious >= RIGHT):.1%} right, "
            f"Spearman of score and IoU {rank_correlation(scores, ious):.3f}, mean IoU by trust {trust:.4f}"
        )
    longer, second, _, scores, ious = chosen(tried)
    print(f"taken: {longer} and {second}")
    pairs = table(scores, ious >= RIGHT)
    for point, likely in pairs:
        print(f"score {point:.4f}: chance {likely:.4f}")
    sure = np.interp(scores, *zip(*pairs)) >= 0.85
    if sure.any():
        print(f"sure of {sure.mean():.1%}, of which {np.mean(ious[sure] >= RIGHT):.1%} are right, "
              f"mean IoU {ious[sure].mean():.4f}")
    arguments.out.write_text(properties(arguments.model, longer, second, pairs, len(shots)))


if __name__ == "__main__":
    main()
