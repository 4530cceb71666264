"""Draws a run's log.csv as curves: mean IoU and matte error on held-back pictures over the samples learnt from."""

import argparse
import csv
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

CURVES = (
    ("held-back shots", "shots", "#c2410c"),
    ("composed from held-back cut-outs", "composed", "#1d4ed8"),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("log", type=Path)
    parser.add_argument("out", type=Path, help="the .svg file to write")
    arguments = parser.parse_args()
    with arguments.log.open(newline="") as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    samples = [row["samples"] / 1000 for row in rows]
    plt.rcParams["svg.hashsalt"] = "darkroom"  # The same log gives the same file.
    figure, (upper, lower) = plt.subplots(2, 1, figsize=(8, 7), sharex=True)
    for name, column, colour in CURVES:
        upper.plot(samples, [row[column + "_iou"] for row in rows], color=colour, label=name)
        lower.plot(samples, [row[column + "_mae"] for row in rows], color=colour, label=name)
    for before, row in zip(rows, rows[1:]):
        if row["side"] != before["side"]:
            for axes in (upper, lower):
                axes.axvline(before["samples"] / 1000, color="#94a3b8", linestyle=":")
            upper.annotate(f"{row['side']:.0f} px", (before["samples"] / 1000, upper.get_ylim()[0]), fontsize=8)
    upper.set_ylabel("mean IoU")
    lower.set_ylabel("mean matte error")
    lower.set_yscale("log")
    lower.set_xlabel("thousands of samples")
    for axes in (upper, lower):
        axes.grid(alpha=0.3)
    upper.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(arguments.out, metadata={"Date": None})


if __name__ == "__main__":
    main()
