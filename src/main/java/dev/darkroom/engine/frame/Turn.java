package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Mirrors and quarter turns; every pixel arrives unchanged. */
public enum Turn {
  MIRRORED,
  UPSIDE_DOWN,
  CLOCKWISE,
  HALF,
  ANTICLOCKWISE;

  public Bitmap of(Bitmap picture) {
    try (Mat from = Mats.from(picture);
        Mat to = new Mat()) {
      move(from, to);
      return Mats.toBitmap(to);
    }
  }

  public Mask of(Mask mask) {
    try (Mat from = Mats.from(mask);
        Mat to = new Mat()) {
      move(from, to);
      return Mats.toMask(to);
    }
  }

  private void move(Mat from, Mat to) {
    switch (this) {
      case MIRRORED -> opencv_core.flip(from, to, 1);
      case UPSIDE_DOWN -> opencv_core.flip(from, to, 0);
      case CLOCKWISE -> opencv_core.rotate(from, to, opencv_core.ROTATE_90_CLOCKWISE);
      case HALF -> opencv_core.rotate(from, to, opencv_core.ROTATE_180);
      case ANTICLOCKWISE -> opencv_core.rotate(from, to, opencv_core.ROTATE_90_COUNTERCLOCKWISE);
    }
  }
}
