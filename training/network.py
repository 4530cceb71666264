"""The cut-out network: an encoder to a thirty-second of the size, context, a decoder with skips.

It works at a quarter of the size and below, where dense convolutions are quick on a CPU: sixteen
pixels enter as 48 channels and leave as 16 values, so that no pixel is lost on the way.

Input: red, green, blue planes, 0 to 1; the sides are multiples of 32. Output: logits of the matte
at full size; in training also at an eighth and at a thirty-second of it.
"""

import torch
from torch import nn
from torch.nn import functional as F

WIDTHS = (48, 80, 144, 208)
DEPTHS = (1, 2, 2, 2)
DECODED = (112, 72, 48)
PATCH = 4


def convolution(entering, leaving, kernel=3, stride=1, active=True):
    layers = [
        nn.Conv2d(entering, leaving, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(leaving),
    ]
    if active:
        layers.append(nn.ReLU(inplace=True))
    return nn.Sequential(*layers)


class Residual(nn.Module):
    """Two dense convolutions beside a short cut (He 2016)."""

    def __init__(self, width):
        super().__init__()
        self.change = nn.Sequential(convolution(width, width), convolution(width, width, active=False))

    def forward(self, x):
        return F.relu(x + self.change(x))


class Context(nn.Module):
    """Tells each place what the whole picture and a wide surrounding look like."""

    def __init__(self, width):
        super().__init__()
        narrow = width // 2
        self.near = convolution(width, narrow, 1)
        self.around = convolution(narrow, narrow, 5)
        self.whole = nn.Sequential(nn.Conv2d(width, narrow, 1), nn.ReLU(inplace=True))
        self.mix = convolution(3 * narrow, width, 1)

    def forward(self, x):
        near = self.near(x)
        whole = self.whole(x.mean((2, 3), keepdim=True)).expand_as(near)
        return x + self.mix(torch.cat((near, self.around(near), whole), 1))


class Up(nn.Module):
    """Doubles the size and adds what the encoder saw at that size."""

    def __init__(self, entering, skip, leaving):
        super().__init__()
        self.narrow = convolution(entering, leaving, 1)
        self.skip = convolution(skip, leaving, 1)
        self.block = Residual(leaving)

    def forward(self, x, skip):
        x = F.interpolate(self.narrow(x), scale_factor=2, mode="bilinear", align_corners=False)
        return self.block(x + self.skip(skip))


class CutOut(nn.Module):
    def __init__(self, widths=WIDTHS, depths=DEPTHS, decoded=DECODED):
        super().__init__()
        self.unshuffle = nn.PixelUnshuffle(PATCH)
        self.shuffle = nn.PixelShuffle(PATCH)
        entering = 3 * PATCH * PATCH
        stages = []
        for i, (width, depth) in enumerate(zip(widths, depths)):
            blocks = [Residual(width) for _ in range(depth)]
            stages.append(nn.Sequential(convolution(entering, width, 3, 2 if i else 1), *blocks))
            entering = width
        self.stages = nn.ModuleList(stages)
        self.context = nn.Sequential(Context(widths[3]), Context(widths[3]))
        self.up16 = Up(widths[3], widths[2], decoded[0])
        self.up8 = Up(decoded[0], widths[1], decoded[1])
        self.up4 = Up(decoded[1], widths[0], decoded[2])
        self.fine = convolution(decoded[2] + 3 * PATCH * PATCH, decoded[2])
        self.matte = nn.Conv2d(decoded[2], PATCH * PATCH, 1)
        self.middle = nn.Conv2d(decoded[1], 1, 1)
        self.coarse = nn.Conv2d(widths[3], 1, 1)

    def forward(self, picture):
        patches = self.unshuffle(4 * picture - 2)
        at4 = self.stages[0](patches)
        at8 = self.stages[1](at4)
        at16 = self.stages[2](at8)
        at32 = self.context(self.stages[3](at16))
        y8 = self.up8(self.up16(at32, at16), at8)
        y4 = self.up4(y8, at4)
        logits = self.shuffle(self.matte(self.fine(torch.cat((y4, patches), 1))))
        if self.training:
            return logits, self.middle(y8), self.coarse(at32)
        return logits


def parameters(network):
    return sum(p.numel() for p in network.parameters())
