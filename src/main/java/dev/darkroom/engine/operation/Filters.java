package dev.darkroom.engine.operation;

import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Looks made of one or two filters over the whole picture at its full size. */
final class Filters {
  private Filters() {}

  static void invert(Mat picture) {
    opencv_core.bitwise_not(picture, picture);
  }

  /** A pencil drawing: the grey picture divided by its blurred self, with a hint of its tones. */
  static void sketch(Mat picture) {
    try (Mat grey = new Mat();
        Mat blurred = new Mat()) {
      opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
      grey.convertTo(grey, -1, 0.84, 40);
      blur(grey, blurred, 1.5 + side(picture) / 140.0);
      opencv_core.divide(grey, blurred, grey, 255, -1);
      opencv_core.multiply(grey, grey, grey, 1 / 255.0, -1);
      opencv_core.multiply(grey, grey, grey, 1 / 255.0, -1);
      blurred.convertTo(blurred, -1, 0.25, 191);
      opencv_core.multiply(grey, blurred, grey, 1 / 255.0, -1);
      opencv_imgproc.cvtColor(grey, picture, opencv_imgproc.COLOR_GRAY2BGR);
    }
  }

  /** A grey relief lit from the top left. */
  static void emboss(Mat picture) {
    try (Mat grey = new Mat();
        Mat slope = new Mat();
        Mat kernel = new Mat(3, 3, opencv_core.CV_32FC1)) {
      opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
      FloatBuffer values = kernel.createBuffer();
      values.put(new float[] {-1, -0.7f, 0, -0.7f, 0, 0.7f, 0, 0.7f, 1});
      blur(grey, grey, 0.6 + side(picture) / 2500.0);
      opencv_imgproc.filter2D(grey, slope, -1, kernel, null, 128, opencv_core.BORDER_REPLICATE);
      opencv_imgproc.cvtColor(slope, picture, opencv_imgproc.COLOR_GRAY2BGR);
    }
  }

  /** Squares of one colour, 64 along the longer side. */
  static void pixelate(Mat picture) {
    double block = Math.max(2, side(picture) / 64.0);
    int across = Math.max(1, (int) Math.round(picture.cols() / block));
    int down = Math.max(1, (int) Math.round(picture.rows() / block));
    try (Mat small = new Mat();
        Size few = new Size(across, down);
        Size all = new Size(picture.cols(), picture.rows())) {
      opencv_imgproc.resize(picture, small, few, 0, 0, opencv_imgproc.INTER_AREA);
      opencv_imgproc.resize(small, picture, all, 0, 0, opencv_imgproc.INTER_NEAREST);
    }
  }

  static int side(Mat picture) {
    return Math.max(picture.cols(), picture.rows());
  }

  static void blur(Mat from, Mat to, double sigma) {
    try (Size any = new Size(0, 0)) {
      opencv_imgproc.GaussianBlur(
          from, to, any, sigma, sigma, opencv_core.BORDER_REPLICATE, opencv_core.ALGO_HINT_DEFAULT);
    }
  }
}
