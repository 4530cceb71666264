"""Brings a checkpoint's encoder part of the way back to what it knew of photographs.

Straight between the weights before and after tuning lie encoders that keep the skill of both
(Wortsman 2022, "Robust fine-tuning of zero-shot models").
"""

import argparse
from pathlib import Path

import torch

from network import CutOut


def recalled(weights, first, share):
    """The weights with the encoder's moved by the share towards the first ones."""
    return {
        name: value.lerp(first[name], share) if name.startswith("encoder.") else value
        for name, value in weights.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("encoder", type=Path, help="the .npz file of prepare_encoder.py")
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.5)
    arguments = parser.parse_args()
    state = torch.load(arguments.checkpoint, map_location="cpu")
    network = CutOut()
    network.encoder.start_from(arguments.encoder)
    first = network.state_dict()
    for part in ("network", "averaged"):
        state[part] = recalled(state[part], first, arguments.share)
    state["cool_from"] = None
    torch.save(state, arguments.out)


if __name__ == "__main__":
    main()
