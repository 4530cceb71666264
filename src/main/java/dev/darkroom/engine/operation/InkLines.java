package dev.darkroom.engine.operation;

import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Ink lines along edges: the extended difference of Gaussians (Winnemöller, "XDoG", 2011), a soft
 * threshold over a sharpened blur.
 */
final class InkLines {
  private static final double SHARPNESS = 18;
  private static final double THRESHOLD = 0.62;
  private static final double SLOPE = 6;

  private InkLines() {}

  /** CV_8UC1: 0 is ink, 255 paper. The caller closes it. */
  static Mat of(Mat picture) {
    double sigma = 0.7 + Filters.side(picture) / 1600.0;
    try (Mat grey = new Mat();
        Mat wide = new Mat()) {
      Mat lines = new Mat();
      opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
      Filters.blur(grey, lines, sigma);
      Filters.blur(grey, wide, 1.6 * sigma);
      IntStream.range(0, picture.rows()).parallel().forEach(y -> draw(lines, wide, y));
      return lines;
    }
  }

  private static void draw(Mat lines, Mat wide, int y) {
    byte[] fine = new byte[lines.cols()];
    byte[] coarse = new byte[lines.cols()];
    try (var finePointer = lines.ptr(y);
        var coarsePointer = wide.ptr(y)) {
      finePointer.get(fine);
      coarsePointer.get(coarse);
      for (int x = 0; x < fine.length; x++) {
        double near = (fine[x] & 255) / 255.0;
        double far = (coarse[x] & 255) / 255.0;
        double edge = 1 + SHARPNESS * (near - far) / (0.25 + far);
        double paper = edge >= THRESHOLD ? 1 : 1 + Math.tanh(SLOPE * (edge - THRESHOLD));
        fine[x] = (byte) Math.round(255 * Math.clamp(paper, 0.0, 1.0));
      }
      finePointer.put(fine);
    }
  }
}
