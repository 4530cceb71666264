"""Writes the averaged weights as ONNX: one file for pictures of one size, one for any size.

Input "picture": 1 x 3 x height x width, red, green, blue, 0 to 1, sides multiples of 32.
Output "matte": 1 x 1 x height x width, 0 to 1.
"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn

from network import PATCH, CutOut

OPSET = 17


class Matte(nn.Module):
    """The network with patches taken by a convolution, which ONNX knows for any size."""

    def __init__(self, network):
        super().__init__()
        self.network = network.eval()
        count = 3 * PATCH * PATCH
        patches = nn.Conv2d(3, count, PATCH, PATCH, bias=False)
        with torch.no_grad():
            patches.weight.copy_(torch.eye(count).view(count, 3, PATCH, PATCH))
        self.network.unshuffle = patches

    def forward(self, picture):
        return torch.sigmoid(self.network(picture))


def averaged(checkpoint):
    network = CutOut()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["averaged"])
    return network


def written(network, side, file, dynamic):
    axes = {2: "height", 3: "width"}
    torch.onnx.export(
        Matte(network),
        (torch.rand(1, 3, side, side),),
        str(file),
        opset_version=OPSET,
        input_names=["picture"],
        output_names=["matte"],
        dynamic_axes={"picture": axes, "matte": axes} if dynamic else None,
        dynamo=False,
    )


def proven(network, file, high, wide):
    """The largest difference between the file and the network on a picture."""
    picture = torch.rand(1, 3, high, wide)
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    found = session.run(None, {"picture": picture.numpy()})[0]
    with torch.no_grad():
        wanted = torch.sigmoid(network.eval()(picture)).numpy()
    return float(np.abs(found - wanted).max())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path, help="a folder")
    parser.add_argument("--side", type=int, default=320)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    fixed = arguments.out / f"cutout-{arguments.side}.onnx"
    free = arguments.out / "cutout.onnx"
    written(averaged(arguments.checkpoint), arguments.side, fixed, False)
    written(averaged(arguments.checkpoint), arguments.side, free, True)
    network = averaged(arguments.checkpoint)
    for file, high, wide in ((fixed, arguments.side, arguments.side), (free, 256, 352)):
        off = proven(network, file, high, wide)
        print(f"{file}: {file.stat().st_size / 1e6:.1f} MB, differs by at most {off:.1e}")
        if off > 1e-3:
            raise SystemExit(f"{file} does not do what the network does")


if __name__ == "__main__":
    main()
