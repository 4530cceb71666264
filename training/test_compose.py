"""Checks of the data, without PyTorch: python -m unittest, in this folder."""

import tempfile
import unittest
from pathlib import Path

import cv2
import numpy as np

from compose import Composer, holed
from sources import CutOuts, Plates, Shots, extended

SIDE = 96


def disc(size=64):
    """A bright disc on nothing, and its matte."""
    y, x = np.mgrid[0:size, 0:size] - size / 2 + 0.5
    alpha = np.clip(size * 0.35 - np.hypot(x, y) + 0.5, 0, 1).astype(np.float32)
    picture = np.zeros((size, size, 3), np.uint8)
    picture[alpha > 0.5] = (250, 240, 230)
    return picture, alpha


class Compose(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        picture, alpha = disc()
        cv2.imwrite(str(self.folder / "000000.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, 98])
        cv2.imwrite(str(self.folder / "000000.png"), (255 * alpha).astype(np.uint8))
        rgba = np.dstack((picture, (255 * alpha).astype(np.uint8)))
        np.savez(self.folder / "cut-outs.npz", pictures=np.stack([rgba] * 24))
        self.shots = Shots(self.folder)
        self.cut_outs = CutOuts(self.folder / "cut-outs.npz", False)
        self.plates = Plates(self.folder)

    def composer(self, rendered):
        return Composer(self.shots, self.cut_outs, self.plates, SIDE, rendered)

    def test_a_number_gives_the_same_sample_again(self):
        for rendered in (0, 1):
            first = self.composer(rendered).sample(np.random.default_rng(4))
            again = self.composer(rendered).sample(np.random.default_rng(4))
            np.testing.assert_array_equal(first[0], again[0])
            np.testing.assert_array_equal(first[1], again[1])

    def test_samples_have_the_side_and_mattes_from_none_to_all(self):
        composer = self.composer(0.5)
        for number in range(30):
            picture, alpha = composer.sample(np.random.default_rng(number))
            self.assertEqual((picture.shape, picture.dtype), ((SIDE, SIDE, 3), np.uint8))
            self.assertEqual(alpha.shape, (SIDE, SIDE))
            self.assertTrue(0 <= alpha.min() and alpha.max() <= 1)

    def test_a_hole_takes_from_the_inside_of_a_matte(self):
        _, alpha = disc()
        for number in range(10):
            left = holed(np.random.default_rng(number), alpha)
            self.assertLess(left.sum(), alpha.sum())
            self.assertTrue((left <= alpha).all())

    def test_a_matte_moves_with_its_shot(self):
        composer = self.composer(1)
        picture, alpha = self.shots.read(0)
        for number in range(20):
            seen, matte = composer.framed(np.random.default_rng(number), picture, alpha)
            self.assertLess(np.abs(seen[..., 2] / 250 - matte).mean(), 0.02)

    def test_colours_go_on_beyond_an_outline(self):
        picture, alpha = disc()
        beyond = extended(picture, alpha)
        rim = (alpha > 0) & (alpha < 0.9)
        self.assertGreater(beyond[rim][:, 0].min(), 200)

    def test_held_back_cut_outs_are_no_training_cut_outs(self):
        held_back = CutOuts(self.folder / "cut-outs.npz", True)
        self.assertFalse(set(held_back.indices) & set(self.cut_outs.indices))
        self.assertEqual(24, len(held_back) + len(self.cut_outs))

    def test_a_folder_of_shots_may_grow(self):
        for suffix in (".jpg", ".png"):
            (self.folder / ("000001" + suffix)).write_bytes((self.folder / ("000000" + suffix)).read_bytes())
        self.assertEqual(1, len(self.shots))
        self.shots.refresh()
        self.assertEqual(2, len(self.shots))


if __name__ == "__main__":
    unittest.main()
