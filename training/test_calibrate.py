"""Checks of the score and its table, without a network: python -m unittest, in this folder."""

import tempfile
import unittest
from pathlib import Path

import numpy as np

import calibrate

# Of two pairs of views; the engine's test has the same numbers.
AGREEING = 0.256058
APART = 0.117437


def spot(wide, high, x, y, reach):
    v, u = np.mgrid[0:high, 0:wide]
    return np.clip(1.6 - np.hypot(u - x, v - y) / reach, 0, 1).astype(np.float32)


class Calibrate(unittest.TestCase):
    def test_a_score_is_what_the_engine_makes_of_the_same_views(self):
        first = spot(12, 10, 5.3, 4.1, 3)
        self.assertAlmostEqual(AGREEING, calibrate.score(first, spot(12, 10, 5.5, 4.0, 2.8)), 6)
        self.assertAlmostEqual(APART, calibrate.score(first, spot(12, 10, 6.9, 4.4, 2.8)), 6)

    def test_what_lies_around_what_is_seen_stays_in_the_picture(self):
        matte = np.zeros((32, 64), np.float32)
        self.assertEqual((0, 0, 128, 64), calibrate.around(matte, 128, 64))
        matte[10:20, 30:50] = 1
        self.assertEqual((54, 14, 106, 46), calibrate.around(matte, 128, 64))
        matte[10:20, 30:64] = 1
        self.assertEqual((49, 9, 128, 51), calibrate.around(matte, 128, 64))

    def test_a_part_is_laid_where_it_was_seen(self):
        whole = calibrate.laid(np.ones((8, 16), np.float32), (4, 2, 12, 6), np.zeros((10, 20), np.float32))
        self.assertEqual(32, whole.sum())
        self.assertEqual(1, whole[2, 4])
        self.assertEqual(0, whole[1, 4] + whole[6, 4] + whole[2, 3] + whole[2, 12])

    def test_views_that_agree_score_higher_than_others_and_those_off_the_frame_higher_still(self):
        inside, shifted, cut = (np.zeros((40, 40), np.float32) for _ in range(3))
        inside[10:30, 10:30] = shifted[14:34, 10:30] = cut[0:20, 10:30] = 1
        self.assertEqual(1, calibrate.score(inside, inside))
        self.assertLess(calibrate.score(inside, shifted), 0.7)
        self.assertLess(calibrate.score(cut, cut), 0.9)

    def test_a_table_rises_though_the_groups_do_not(self):
        random = np.random.default_rng(5)
        scores = random.random(200)
        right = random.random(200) < scores**2
        pairs = calibrate.table(scores, right)
        points, chances = np.array(pairs).T
        self.assertTrue(np.all(np.diff(points) > 0) and np.all(np.diff(chances) > 0), pairs)
        self.assertTrue(0 == chances[0] < chances[1] < 0.3 and 0.7 < chances[-1] < 1, pairs)

    def test_few_pictures_make_nobody_certain(self):
        self.assertEqual([(0.0, 0.0), (0.9, 0.75)], calibrate.table(np.array([0.9]), np.array([True])))

    def test_sizes_whose_surest_masks_are_good_are_trusted(self):
        ious = np.array([0.2, 0.6, 0.9])
        self.assertGreater(
            calibrate.trusted(np.array([0.1, 0.5, 0.8]), ious),
            calibrate.trusted(np.array([0.8, 0.5, 0.1]), ious),
        )

    def test_of_sizes_that_are_about_as_good_the_quickest_is_taken(self):
        tried = [(256, 192, 0.95), (320, 224, 0.968), (320, 256, 0.969), (384, 256, 0.97)]
        self.assertEqual((320, 224, 0.968), calibrate.chosen(tried))
        self.assertEqual((256, 192, 0.95), calibrate.chosen(tried[:1]))

    def test_rank_correlation_knows_order_and_ties(self):
        self.assertAlmostEqual(1, calibrate.rank_correlation([1, 2, 3, 9], [0.1, 0.2, 0.25, 0.3]))
        self.assertAlmostEqual(-1, calibrate.rank_correlation([1, 2, 3], [3, 2, 1]))
        self.assertAlmostEqual(0, calibrate.rank_correlation([1, 1, 2, 2], [1, 2, 1, 2]))

    def test_sides_are_multiples_of_32_near_the_ratio(self):
        self.assertEqual((320, 224), calibrate.sides(np.zeros((400, 600, 3)), 320))
        self.assertEqual((32, 320), calibrate.sides(np.zeros((4000, 40, 3)), 320))

    def test_what_is_written_names_the_weights(self):
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "cutout.onnx"
            model.write_bytes(b"weights")
            text = calibrate.properties(model, 320, 224, [(0.5, 0.25), (0.9, 0.75)], 2)
        self.assertIn("side=320\nsecond=224\ntable=0.5000:0.2500 0.9000:0.7500\n", text)
        self.assertIn("weights.sha256=9a129038", text)


if __name__ == "__main__":
    unittest.main()
