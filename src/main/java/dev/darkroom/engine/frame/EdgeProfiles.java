package dev.darkroom.engine.frame;

import dev.darkroom.engine.Monitor;
import java.util.OptionalDouble;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * At which turn the edges of a picture fall into the fewest rows and columns: the sum of squares of
 * its projection profile is greatest there, as in deskewing written pages (Postl, 1986). Rows are
 * summed along sheared lines of the picture's vertical gradient, columns of its horizontal one.
 */
final class EdgeProfiles {
  private static final double STEP = 0.25;

  /** How far the best turn must stand above the middle one of all turns. */
  private static final double RISE_MIN = 1.12;

  private static final int WORKING = 500;

  private EdgeProfiles() {}

  static OptionalDouble slant(Mat grey, Monitor monitor) {
    float[] level = gradient(grey, 0, 1);
    float[] upright = gradient(grey, 1, 0);
    int width = grey.cols();
    int height = grey.rows();
    int count = (int) Math.round(2 * Slant.MOST / STEP) + 1;
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      monitor.check();
      double slope = Math.tan(Math.toRadians(i * STEP - Slant.MOST));
      scores[i] =
          profile(level, width, height, 1, width, slope)
              + 0.6 * profile(upright, height, width, width, 1, -slope);
    }
    return best(scores);
  }

  /**
   * The sum of squares over the lines y = y0 + slope * x.
   *
   * @param along pixels of a line, as across is their number
   */
  private static double profile(
      float[] edges, int along, int across, int stepAlong, int stepAcross, double slope) {
    double[] lines = new double[across];
    int stride = Math.max(1, along / WORKING);
    for (int x = 0; x < along; x += stride) {
      double moved = slope * (x - along / 2.0);
      int whole = (int) Math.floor(moved);
      double part = moved - whole;
      int from = Math.max(0, whole);
      int until = Math.min(across - 1, across + whole - 1);
      for (int y = from; y < until; y++) {
        int at = x * stepAlong + y * stepAcross;
        lines[y - whole] += (1 - part) * edges[at] + part * edges[at + stepAcross];
      }
    }
    double sum = 0;
    for (double line : lines) {
      sum += line * line;
    }
    return sum / along / along * stride * stride;
  }

  private static OptionalDouble best(double[] scores) {
    double[] sorted = scores.clone();
    java.util.Arrays.sort(sorted);
    double middle = sorted[sorted.length / 2];
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    if (best == 0 || best == scores.length - 1 || scores[best] < RISE_MIN * middle) {
      return OptionalDouble.empty();
    }
    double before = scores[best - 1];
    double after = scores[best + 1];
    double curve = before - 2 * scores[best] + after;
    double shift = curve == 0 ? 0 : 0.5 * (before - after) / curve;
    return OptionalDouble.of((best + shift) * STEP - Slant.MOST);
  }

  /** The steepness in one direction, limited so that one strong edge does not decide alone. */
  private static float[] gradient(Mat grey, int dx, int dy) {
    float[] values = new float[grey.cols() * grey.rows()];
    try (Mat slope = new Mat()) {
      opencv_imgproc.Sobel(
          grey, slope, opencv_core.CV_32F, dx, dy, 3, 1, 0, opencv_core.BORDER_REPLICATE);
      java.nio.FloatBuffer buffer = slope.createBuffer();
      buffer.get(values);
    }
    for (int i = 0; i < values.length; i++) {
      float steep = Math.abs(values[i]);
      values[i] = steep < 24 ? 0 : Math.min(steep, 240) / 240;
    }
    return values;
  }
}
