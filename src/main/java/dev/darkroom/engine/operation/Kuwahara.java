package dev.darkroom.engine.operation;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Kuwahara's filter with soft weights (after Papari, 2007): the means of the four squares that have
 * the pixel as a corner, each weighted by how little its brightness varies. Flattens areas, keeps
 * edges.
 */
final class Kuwahara {
  private static final double CALM = 12;

  private Kuwahara() {}

  /** Changes a CV_8UC3 picture in place. */
  static void smooth(Mat picture, int radius) {
    int count = 4;
    Mat[] means = new Mat[count];
    Mat[] variances = new Mat[count];
    try (Mat grey = new Mat()) {
      opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
      for (int i = 0; i < count; i++) {
        means[i] = mean(picture, radius, i, -1);
        variances[i] = variance(grey, radius, i);
      }
      IntStream.range(0, picture.rows()).parallel().forEach(y -> mix(picture, means, variances, y));
    } finally {
      for (int i = 0; i < count; i++) {
        close(means[i]);
        close(variances[i]);
      }
    }
  }

  private static void close(Mat mat) {
    if (mat != null) {
      mat.close();
    }
  }

  /** The mean of the square to one of the four sides: the bits of its number are right and down. */
  private static Mat mean(Mat from, int radius, int square, int depth) {
    Mat mean = new Mat();
    int x = (square & 1) == 0 ? radius : 0;
    int y = (square & 2) == 0 ? radius : 0;
    try (Size size = new Size(radius + 1, radius + 1);
        Point anchor = new Point(x, y)) {
      opencv_imgproc.boxFilter(from, mean, depth, size, anchor, true, opencv_core.BORDER_REPLICATE);
    }
    return mean;
  }

  private static Mat variance(Mat grey, int radius, int square) {
    try (Mat wide = new Mat();
        Mat mean = mean(grey, radius, square, opencv_core.CV_32F)) {
      grey.convertTo(wide, opencv_core.CV_32F);
      opencv_core.multiply(wide, wide, wide);
      Mat result = mean(wide, radius, square, -1);
      opencv_core.multiply(mean, mean, mean);
      opencv_core.subtract(result, mean, result);
      return result;
    }
  }

  private static void mix(Mat picture, Mat[] means, Mat[] variances, int y) {
    int width = picture.cols();
    byte[][] colours = new byte[means.length][3 * width];
    float[][] weights = new float[means.length][width];
    for (int i = 0; i < means.length; i++) {
      try (var pointer = means[i].ptr(y)) {
        pointer.get(colours[i]);
      }
      FloatBuffer buffer = variances[i].createBuffer();
      buffer.get(y * width, weights[i]);
    }
    byte[] row = new byte[3 * width];
    for (int x = 0; x < width; x++) {
      double total = 0;
      double blue = 0;
      double green = 0;
      double red = 0;
      for (int i = 0; i < means.length; i++) {
        double calm = 1 / (CALM + Math.max(0, weights[i][x]));
        double weight = calm * calm * calm * calm;
        total += weight;
        blue += weight * (colours[i][3 * x] & 255);
        green += weight * (colours[i][3 * x + 1] & 255);
        red += weight * (colours[i][3 * x + 2] & 255);
      }
      row[3 * x] = (byte) Math.round(blue / total);
      row[3 * x + 1] = (byte) Math.round(green / total);
      row[3 * x + 2] = (byte) Math.round(red / total);
    }
    try (var pointer = picture.ptr(y)) {
      pointer.put(row);
    }
  }
}
