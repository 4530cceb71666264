package dev.darkroom.engine.operation;

import dev.darkroom.engine.Monitor;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Range;

/** Non-local means (Buades, 2005) in strips, so that large pictures can be stopped and fit. */
final class Noise {
  private static final int PATCH = 5;
  private static final int SEARCH = 11;
  private static final int MARGIN = PATCH / 2 + SEARCH / 2;
  private static final int STRIP_PIXELS = 1 << 18;

  private Noise() {}

  static void reduce(Mat picture, double strength, Monitor monitor) {
    float light = (float) (2 + 8 * strength);
    float colour = (float) (3 + 10 * strength);
    int rows = Math.max(16, STRIP_PIXELS / picture.cols());
    try (Mat noisy = picture.clone()) {
      for (int top = 0; top < picture.rows(); top += rows) {
        monitor.check();
        clean(noisy, picture, top, Math.min(picture.rows(), top + rows), light, colour);
      }
    }
  }

  private static void clean(Mat noisy, Mat to, int top, int bottom, float light, float colour) {
    int from = Math.max(0, top - MARGIN);
    int until = Math.min(noisy.rows(), bottom + MARGIN);
    try (Mat strip = noisy.rowRange(from, until);
        Mat cleaned = new Mat();
        Mat target = to.rowRange(top, bottom)) {
      opencv_photo.fastNlMeansDenoisingColored(strip, cleaned, light, colour, PATCH, SEARCH);
      try (Range rows = new Range(top - from, bottom - from);
          Mat inner = cleaned.rowRange(rows)) {
        inner.copyTo(target);
      }
    }
  }
}
