package dev.darkroom.engine.operation;

import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Unsharp masking of luma: colours keep their hue, faint noise is left alone. */
final class Sharpness {
  /** Differences below this are noise, in steps of 255. */
  private static final int NOISE = 2;

  /** No pixel moves further, so that edges get no glowing rims. */
  private static final int SHIFT_MAX = 36;

  private Sharpness() {}

  static void raise(Mat picture, double strength) {
    double amount = 0.4 + 1.8 * strength;
    try (Mat grey = new Mat();
        Mat blurred = new Mat()) {
      opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
      Filters.blur(grey, blurred, 0.9 + Filters.side(picture) / 2500.0);
      IntStream.range(0, picture.rows())
          .parallel()
          .forEach(y -> sharpen(picture, grey, blurred, amount, y));
    }
  }

  private static void sharpen(Mat picture, Mat grey, Mat blurred, double amount, int y) {
    byte[] row = new byte[3 * picture.cols()];
    byte[] sharp = new byte[picture.cols()];
    byte[] soft = new byte[picture.cols()];
    try (var pointer = picture.ptr(y);
        var greyPointer = grey.ptr(y);
        var blurredPointer = blurred.ptr(y)) {
      pointer.get(row);
      greyPointer.get(sharp);
      blurredPointer.get(soft);
      for (int x = 0; x < sharp.length; x++) {
        int difference = (sharp[x] & 255) - (soft[x] & 255);
        int detail = difference - Math.clamp(difference, -NOISE, NOISE);
        long shift = Math.clamp(Math.round(amount * detail), -SHIFT_MAX, SHIFT_MAX);
        for (int c = 3 * x; c < 3 * x + 3; c++) {
          row[c] = (byte) Math.clamp((row[c] & 255) + shift, 0, 255);
        }
      }
      pointer.put(row);
    }
  }
}
