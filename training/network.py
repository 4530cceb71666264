"""The cut-out network: an encoder to a thirty-second of the size, context, a decoder with skips.

The encoder has learnt from photographs what things look like; the decoder learns from our own
pictures where they end. Beside the encoder, every pixel enters the last step of the decoder, so
that none is lost on the way: sixteen of them as 48 channels, which leave as 16 values.

Input: red, green, blue planes, 0 to 1; the sides are multiples of 32. Output: logits of the matte
at full size; in training also at an eighth and at a thirty-second of it.
"""

import torch
from torch import nn
from torch.nn import functional as F

from encoder import CHANNELS, Encoder

DEEPEST = 208
DECODED = (112, 72, 48)
PATCH = 4


def convolution(entering, leaving, kernel=3, active=True):
    layers = [nn.Conv2d(entering, leaving, kernel, 1, kernel // 2, bias=False), nn.BatchNorm2d(leaving)]
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
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.deepest = convolution(CHANNELS[3], DEEPEST, 1)
        self.context = nn.Sequential(Context(DEEPEST), Context(DEEPEST))
        self.unshuffle = nn.PixelUnshuffle(PATCH)
        self.shuffle = nn.PixelShuffle(PATCH)
        pixels = 3 * PATCH * PATCH
        self.near = nn.Sequential(convolution(pixels, DECODED[2]), Residual(DECODED[2]))
        self.up16 = Up(DEEPEST, CHANNELS[2], DECODED[0])
        self.up8 = Up(DECODED[0], CHANNELS[1], DECODED[1])
        self.up4 = Up(DECODED[1], CHANNELS[0] + DECODED[2], DECODED[2])
        self.fine = convolution(DECODED[2] + pixels, DECODED[2])
        self.matte = nn.Conv2d(DECODED[2], PATCH * PATCH, 1)
        self.middle = nn.Conv2d(DECODED[1], 1, 1)
        self.coarse = nn.Conv2d(DEEPEST, 1, 1)

    def forward(self, picture):
        at4, at8, at16, at32 = self.encoder(2 * picture - 1)
        patches = self.unshuffle(4 * picture - 2)
        at32 = self.context(self.deepest(at32))
        y8 = self.up8(self.up16(at32, at16), at8)
        y4 = self.up4(y8, torch.cat((at4, self.near(patches)), 1))
        logits = self.shuffle(self.matte(self.fine(torch.cat((y4, patches), 1))))
        if self.training:
            return logits, self.middle(y8), self.coarse(at32)
        return logits


def parameters(network):
    return sum(p.numel() for p in network.parameters())
