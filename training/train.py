"""Trains the cut-out network; the same command goes on where a run was ended.

The rate stays level, and the averaged weights are what is measured and shipped, so that a run can
be gone on with at any time. --cool lets the rate fall to nothing over the last samples.
"""

import argparse
import csv
import os
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset

import losses
from compose import Composer
from network import CutOut, parameters
from scores import Scores
from sources import CutOuts, Plates, Shots

COLUMNS = ("samples", "minutes", "side", "rate", "loss", "shots_iou", "shots_mae", "composed_iou", "composed_mae")
AVERAGED_OVER = 6000  # samples
WARM = 2000  # samples until the rate is full
KNOWN_SHARE = 0.2  # of the rate, for weights that began with what they know of photographs


class Endless(IterableDataset):
    """Samples numbered from the one after the last that was learnt from."""

    def __init__(self, data, side, first, rendered):
        self.data, self.side, self.first, self.rendered = data, side, first, rendered

    def __iter__(self):
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        offset, step = (worker.id, worker.num_workers) if worker else (0, 1)
        shots = Shots(self.data / "shots")
        composer = Composer(
            shots, CutOuts(self.data / "emoji.npz", False), Plates(self.data / "plates"), self.side
        )
        number = self.first + offset
        while True:
            if number % 500 < step:
                shots.refresh()
                composer.rendered = self.rendered * min(1, len(shots) / 600)
            picture, alpha = composer.sample(np.random.default_rng(number))
            yield tensor(picture), torch.from_numpy(alpha[None].astype(np.float32))
            number += step


def tensor(picture):
    """Red, green, blue planes of 0 to 1."""
    return torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1)).astype(np.float32) / 255)


class Run:
    def __init__(self, arguments):
        self.arguments = arguments
        self.folder = arguments.run
        self.folder.mkdir(parents=True, exist_ok=True)
        self.network = CutOut().to(memory_format=torch.channels_last)
        self.averaged = CutOut().to(memory_format=torch.channels_last)
        self.network.encoder.start_from(arguments.data / "encoder.npz")
        self.averaged.load_state_dict(self.network.state_dict())
        for block in self.network.encoder.blocks[: arguments.still]:
            block.requires_grad_(False)
        known = list(self.network.encoder.parameters())
        others = [p for name, p in self.network.named_parameters() if not name.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": known, "share": KNOWN_SHARE}, {"params": others, "share": 1.0}],
            arguments.rate,
            weight_decay=0.01,
        )
        self.samples = 0
        self.minutes = 0.0
        self.cool_from = None
        last = self.folder / "last.pt"
        if last.exists():
            self._load(torch.load(last, map_location="cpu"))

    def _load(self, state):
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.samples, self.minutes = state["samples"], state["minutes"]
        self.cool_from = state["cool_from"]

    def save(self):
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "samples": self.samples,
            "minutes": self.minutes,
            "cool_from": self.cool_from,
        }
        part = self.folder / "part.pt"
        torch.save(state, part)
        os.replace(part, self.folder / "last.pt")

    def rate(self):
        share = min(1, (self.samples + 100) / WARM)
        if self.arguments.cool:
            if self.cool_from is None:
                self.cool_from = self.samples
            share *= max(0.0, 1 - (self.samples - self.cool_from) / self.arguments.cool)
        return self.arguments.rate * share

    def cooled(self):
        return self.arguments.cool and self.cool_from is not None and self.samples >= self.cool_from + self.arguments.cool

    def learn(self, picture, truth):
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate() * group["share"]
        self.network.train()
        picture = picture.to(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not self.arguments.exact):
            outputs = self.network(picture)
        loss = losses.of_outputs(outputs, truth)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.samples += len(picture)
        self._average(len(picture))
        return loss.item()

    @torch.no_grad()
    def _average(self, count):
        # Early on the average follows quickly, or it would remember the random start.
        keep = max(0.0, 1 - count / min(AVERAGED_OVER, 0.2 * self.samples + count))
        for own, new in zip(self.averaged.state_dict().values(), self.network.state_dict().values()):
            if own.dtype.is_floating_point:
                own.lerp_(new, 1 - keep)
            else:
                own.copy_(new)

    def note(self, loss, started):
        scores = Scores(self.averaged, self.arguments.data, self.arguments.side)
        shots, composed = scores.of_shots(), scores.of_composed()
        row = (
            self.samples,
            round(self.minutes + (time.time() - started) / 60, 1),
            self.arguments.side,
            f"{self.rate():.2e}",
            f"{loss:.4f}",
            *(f"{value:.4f}" for value in (*shots, *composed)),
        )
        log = self.folder / "log.csv"
        fresh = not log.exists()
        with log.open("a", newline="") as file:
            writer = csv.writer(file)
            if fresh:
                writer.writerow(COLUMNS)
            writer.writerow(row)
        print(*row, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="with shots, held-back, plates, emoji.npz, encoder.npz")
    parser.add_argument("--run", type=Path, required=True, help="where checkpoint and log are kept")
    parser.add_argument("--side", type=int, default=192, help="of the pictures, a multiple of 32")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--still", type=int, default=3, help="blocks of the encoder that stay as they are, of 17")
    parser.add_argument("--rendered", type=float, default=0.5, help="the share of whole rendered shots")
    parser.add_argument("--samples", type=int, default=10**9, help="end after so many in all")
    parser.add_argument("--cool", type=int, default=0, help="let the rate fall over so many, then end")
    parser.add_argument("--every", type=int, default=4000, help="samples between measurements")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--exact", action="store_true", help="no bfloat16")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    run = Run(arguments)
    print(parameters(run.network), "parameters,", run.samples, "samples seen", flush=True)
    dataset = Endless(arguments.data, arguments.side, run.samples, arguments.rendered)
    loader = DataLoader(dataset, batch_size=arguments.batch, num_workers=arguments.workers)
    started = saved = time.time()
    total, count = 0.0, 0
    for picture, truth in loader:
        total += run.learn(picture, truth)
        count += 1
        if count == 20 or run.samples % 400 < arguments.batch:
            print(run.samples, f"{total / count:.3f}", f"{time.time() - started:.0f} s", flush=True)
        done = run.samples >= arguments.samples or run.cooled()
        if run.samples % arguments.every < arguments.batch or done:
            run.note(total / count, started)
            total, count = 0.0, 0
        if time.time() - saved > 180 or done:
            run.minutes += (time.time() - started) / 60
            started = saved = time.time()
            run.save()
        if done:
            return


if __name__ == "__main__":
    main()
