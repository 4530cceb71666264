"""MobileNetV2 (Sandler 2018) as the network's encoder, with each normalisation folded into its convolution."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

# Widening, channels, stride of each block after the first, which has no widening.
BLOCKS = (
    (6, 24, 2), (6, 24, 1),
    (6, 32, 2), (6, 32, 1), (6, 32, 1),
    (6, 64, 2), (6, 64, 1), (6, 64, 1), (6, 64, 1),
    (6, 96, 1), (6, 96, 1), (6, 96, 1),
    (6, 160, 2), (6, 160, 1), (6, 160, 1),
    (6, 320, 1),
)
SEEN_AFTER = (2, 5, 12)  # Blocks whose output leaves at a quarter, an eighth, a sixteenth.
CHANNELS = (24, 32, 96, 320)


class Convolution(nn.Conv2d):
    """Pads as TensorFlow does: a size that is halved, always even here, gets its rim right and below alone."""

    def __init__(self, entering, leaving, kernel=1, stride=1, groups=1, active=True):
        super().__init__(entering, leaving, kernel, stride, kernel // 2 if stride == 1 else 0, groups=groups)
        self.active = active

    def forward(self, x):
        if self.stride[0] == 2:
            x = F.pad(x, (0, 1, 0, 1))
        x = super().forward(x)
        return F.relu6(x) if self.active else x


class Inverted(nn.Module):
    """Widens, looks around in each channel, narrows; adds what entered where the size stays."""

    def __init__(self, entering, leaving, widening, stride):
        super().__init__()
        wide = entering * widening
        layers = [Convolution(entering, wide)] if widening > 1 else []
        layers += [Convolution(wide, wide, 3, stride, groups=wide), Convolution(wide, leaving, active=False)]
        self.layers = nn.Sequential(*layers)
        self.adds = stride == 1 and entering == leaving

    def forward(self, x):
        return x + self.layers(x) if self.adds else self.layers(x)


class Encoder(nn.Module):
    """Planes of -1 to 1 in; what is seen at a quarter, an eighth, a sixteenth, a thirty-second out."""

    def __init__(self):
        super().__init__()
        blocks = [nn.Sequential(Convolution(3, 32, 3, 2), Inverted(32, 16, 1, 1))]
        entering = 16
        for widening, leaving, stride in BLOCKS:
            blocks.append(Inverted(entering, leaving, widening, stride))
            entering = leaving
        self.blocks = nn.ModuleList(blocks)

    def forward(self, x):
        seen = []
        for number, block in enumerate(self.blocks):
            x = block(x)
            if number in SEEN_AFTER:
                seen.append(x)
        return (*seen, x)

    def start_from(self, file):
        """Takes the weights that prepare_encoder.py wrote."""
        arrays = np.load(file)
        layers = [layer for layer in self.modules() if isinstance(layer, Convolution)]
        for number, layer in enumerate(layers):
            layer.weight.data.copy_(torch.from_numpy(arrays[f"kernel{number}"]))
            layer.bias.data.copy_(torch.from_numpy(arrays[f"bias{number}"]))
