package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import java.util.function.BiConsumer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Mirrors and quarter turns; every pixel arrives unchanged. */
public enum Turn {
  MIRRORED((from, to) -> opencv_core.flip(from, to, 1)),
  UPSIDE_DOWN((from, to) -> opencv_core.flip(from, to, 0)),
  CLOCKWISE((from, to) -> opencv_core.rotate(from, to, opencv_core.ROTATE_90_CLOCKWISE)),
  HALF((from, to) -> opencv_core.rotate(from, to, opencv_core.ROTATE_180)),
  ANTICLOCKWISE((from, to) -> opencv_core.rotate(from, to, opencv_core.ROTATE_90_COUNTERCLOCKWISE));

  private final transient BiConsumer<Mat, Mat> move;

  Turn(BiConsumer<Mat, Mat> move) {
    this.move = move;
  }

  public Bitmap of(Bitmap picture) {
    try (Mat from = Mats.from(picture);
        Mat to = new Mat()) {
      move.accept(from, to);
      return Mats.toBitmap(to);
    }
  }

  public Mask of(Mask mask) {
    try (Mat from = Mats.from(mask);
        Mat to = new Mat()) {
      move.accept(from, to);
      return Mats.toMask(to);
    }
  }
}
