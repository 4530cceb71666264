"""How far a matte is from the true one."""

import torch
from torch.nn import functional as F


def overlap(alpha, truth):
    """1 - soft IoU of each picture, averaged; a picture without a subject wants nothing."""
    both = (alpha * truth).sum((1, 2, 3))
    any_ = (alpha + truth - alpha * truth).sum((1, 2, 3))
    return (1 - (both + 1) / (any_ + 1)).mean()


def edges(alpha, truth):
    """Differences between neighbours, which carry the outline's place and softness."""
    difference = alpha - truth
    across = (difference[..., :, 1:] - difference[..., :, :-1]).abs().mean()
    down = (difference[..., 1:, :] - difference[..., :-1, :]).abs().mean()
    return across + down


def laplacian(alpha, truth, levels=3):
    """Differences of a Laplacian pyramid: each scale counts as its pixels do."""
    total = alpha.new_zeros(())
    difference = alpha - truth
    for level in range(levels):
        smaller = F.avg_pool2d(difference, 2)
        back = F.interpolate(smaller, scale_factor=2, mode="bilinear", align_corners=False)
        total = total + 2**level * (difference - back).abs().mean()
        difference = smaller
    return total


def of_coarse(logits, truth):
    """The loss of an output that only tells where the subject is."""
    logits = logits.float()
    cross = F.binary_cross_entropy_with_logits(logits, truth)
    return cross + 0.5 * overlap(torch.sigmoid(logits), truth)


def of_matte(logits, truth):
    """The loss of the output at full size."""
    alpha = torch.sigmoid(logits.float())
    flat = (alpha - truth).abs().mean()
    sharp = edges(alpha, truth) + laplacian(alpha, truth)
    return of_coarse(logits, truth) + flat + 2 * sharp


def of_outputs(outputs, truth):
    """The loss of the matte and, with less weight, of its two coarse forms."""
    full, middle, coarse = outputs
    eighth = F.avg_pool2d(truth, 8)
    deepest = F.avg_pool2d(truth, 32)
    return of_matte(full, truth) + 0.4 * of_coarse(middle, eighth) + 0.3 * of_coarse(coarse, deepest)
