package dev.darkroom.engine.frame;

import java.util.OptionalDouble;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_imgproc.LineSegmentDetector;

/**
 * Where a picture's straight lines point: the peak of a histogram of the angles of its segments
 * (Grompone von Gioi and others, "LSD", 2010), each weighted by its length. Long level lines say
 * more than short ones, and more than upright ones, which lean in perspective.
 */
final class LineAngles {
  private static final double BIN = 0.1;
  private static final double SPREAD = 0.5;

  /** A segment shorter than this share of the shorter side says nothing. */
  private static final double LENGTH_MIN = 0.04;

  /** The weight of the lines that agree, at least: one as long as a third of the shorter side. */
  private static final double SUPPORT_MIN = 0.18;

  /** The share of all weight that lies about the peak, at least. */
  private static final double SHARE_MIN = 0.22;

  private static final double UPRIGHT = 0.6;

  private LineAngles() {}

  static OptionalDouble slant(Mat grey) {
    int bins = (int) Math.round(2 * Slant.MOST / BIN) + 1;
    double[] histogram = new double[bins];
    int shorter = Math.min(grey.cols(), grey.rows());
    double total = 0;
    try (Mat lines = new Mat();
        LineSegmentDetector detector = opencv_imgproc.createLineSegmentDetector()) {
      detector.detect(grey, lines);
      if (lines.empty()) {
        return OptionalDouble.empty();
      }
      try (FloatIndexer ends = lines.createIndexer()) {
        for (int i = 0; i < lines.rows(); i++) {
          double across = ends.get(i, 0, 2) - ends.get(i, 0, 0);
          double down = ends.get(i, 0, 3) - ends.get(i, 0, 1);
          double length = Math.hypot(across, down) / shorter;
          if (length >= LENGTH_MIN) {
            total += add(histogram, across, down, length);
          }
        }
      }
    }
    return peak(histogram, total);
  }

  /** Adds a line to the histogram where it is nearly level or upright; its weight. */
  private static double add(double[] histogram, double across, double down, double length) {
    double angle = Math.toDegrees(Math.atan2(down, across));
    double turns = Math.rint(angle / 90);
    double slant = angle - 90 * turns;
    if (Math.abs(slant) > Slant.MOST) {
      return 0;
    }
    double weight = length * Math.sqrt(length) * (turns % 2 == 0 ? 1 : UPRIGHT);
    histogram[(int) Math.round((slant + Slant.MOST) / BIN)] += weight;
    return weight;
  }

  private static OptionalDouble peak(double[] histogram, double total) {
    int best = 0;
    double most = 0;
    for (int i = 0; i < histogram.length; i++) {
      double here = around(histogram, i, false);
      if (here > most) {
        most = here;
        best = i;
      }
    }
    if (most < SUPPORT_MIN || most < SHARE_MIN * total) {
      return OptionalDouble.empty();
    }
    double mean = around(histogram, best, true) / most;
    return OptionalDouble.of(mean * BIN - Slant.MOST);
  }

  /** The weight within the spread of a bin, or that weight times its bins. */
  private static double around(double[] histogram, int bin, boolean moment) {
    int reach = (int) Math.round(SPREAD / BIN);
    double sum = 0;
    for (int i = Math.max(0, bin - reach); i <= Math.min(histogram.length - 1, bin + reach); i++) {
      double near = 1 - Math.abs(i - bin) / (reach + 1.0);
      sum += near * histogram[i] * (moment ? i : 1);
    }
    return sum;
  }
}
