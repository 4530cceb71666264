"""Backgrounds for cut-outs: plates, plain colours, gradients, noise, stripes, tiles, clutter."""

import cv2
import numpy as np


def colour(random):
    """White, black and grey come often."""
    kind = random.random()
    if kind < 0.2:
        base = random.uniform(225, 256)
    elif kind < 0.28:
        base = random.uniform(0, 40)
    elif kind < 0.4:
        base = random.uniform(40, 225)
    else:
        return random.uniform(0, 256, 3).astype(np.float32)
    return np.clip(base + random.uniform(-6, 6, 3), 0, 255).astype(np.float32)


def gradient(random, side, first, second):
    angle = random.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side - 0.5
    if random.random() < 0.3:
        way = np.hypot(x - random.uniform(-0.4, 0.4), y - random.uniform(-0.4, 0.4))
    else:
        way = x * np.cos(angle) + y * np.sin(angle) + 0.5
    way = np.clip(way, 0, 1)[..., None]
    return first * (1 - way) + second * way


def noise(random, side, octaves):
    total = np.zeros((side, side), np.float32)
    weight = 1.0
    for octave in octaves:
        grid = random.standard_normal((octave + 1, octave + 1)).astype(np.float32)
        total += weight * cv2.resize(grid, (side, side), interpolation=cv2.INTER_CUBIC)
        weight *= random.uniform(0.4, 0.9)
    return total


def textured(random, side):
    """Two colours mixed by noise, stripes, tiles or dots."""
    first, second = colour(random), colour(random)
    kind = random.integers(4)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    angle = random.uniform(0, np.pi)
    across = x * np.cos(angle) + y * np.sin(angle)
    along = -x * np.sin(angle) + y * np.cos(angle)
    step = random.uniform(6, 60)
    if kind == 0:
        base = random.integers(2, 10)
        share = noise(random, side, [base, base * 3, base * 8]) * random.uniform(0.2, 2) + 0.5
    elif kind == 1:
        bend = noise(random, side, [4, 9]) * random.uniform(0, 8)
        share = np.sin(2 * np.pi * (across + bend) / step) * random.uniform(0.3, 4) + 0.5
    elif kind == 2:
        joint = random.uniform(0.03, 0.5)
        share = ((across / step % 1 < joint) | (along / step % 1 < joint)).astype(np.float32)
    else:
        size = random.uniform(0.1, 0.5)
        share = (np.hypot(across / step % 1 - 0.5, along / step % 1 - 0.5) < size).astype(np.float32)
    if random.random() < 0.5:
        share = share * random.uniform(0.1, 0.6)
    return first + (second - first) * np.clip(share, 0, 1)[..., None]


def studio(random, side, near=None):
    """A sweep: a wall and a floor of nearly one colour; near is a colour to hide."""
    wall = colour(random) if near is None else np.clip(near + random.uniform(-25, 25), 0, 255)
    other = np.clip(wall + random.uniform(-40, 40), 0, 255)
    ground = gradient(random, side, wall.astype(np.float32), other.astype(np.float32))
    if random.random() < 0.5:
        line = int(side * random.uniform(0.3, 0.9))
        floor = np.clip(wall * random.uniform(0.7, 1.2), 0, 255)
        y = np.arange(side, dtype=np.float32)[:, None, None]
        share = 1 / (1 + np.exp(np.clip((line - y) / random.uniform(0.3, 30), -30, 30)))
        ground = ground * (1 - share) + floor * share
    return ground


def plate(random, side, plates):
    """A part of a plate, at times flipped and out of focus."""
    picture = plates.pictures[random.integers(len(plates))]
    high, wide = picture.shape[:2]
    cut = int(min(high, wide) * random.uniform(0.4, 1))
    top = random.integers(high - cut + 1)
    left = random.integers(wide - cut + 1)
    part = picture[top : top + cut, left : left + cut]
    if random.random() < 0.5:
        part = part[:, ::-1]
    return cv2.resize(np.ascontiguousarray(part), (side, side)).astype(np.float32)


def ground(random, side, plates, near):
    kind = random.random()
    if kind < 0.3 and len(plates):
        made = plate(random, side, plates)
    elif kind < 0.5:
        made = studio(random, side, near if random.random() < 0.4 else None)
    elif kind < 0.62:
        made = gradient(random, side, colour(random), colour(random))
    elif kind < 0.85:
        made = textured(random, side)
    else:
        made = 0.5 * (textured(random, side) + textured(random, side))
    if random.random() < 0.25:
        made = np.clip(made, 0, 255) + 10 * noise(random, side, [3, 7])[..., None]
    return np.clip(made, 0, 255).astype(np.float32)
