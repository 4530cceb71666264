package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.fill.Window;
import java.util.Arrays;

/**
 * How a line of text looks, measured from the picture with and without it. Along and across are the
 * directions of its base line and of its height.
 */
final class LineLook {
  /** Pixels that the ink covers by half or more belong to a letter. */
  private static final double LETTER = 0.5;

  /** The quantile at either end that no edge of the ink is judged by. */
  private static final double STRAY = 0.003;

  /** Boxes that tilt less, in degrees, are taken for level. */
  private static final double LEVEL = 1.5;

  private final Window window;
  private final Colour colour;

  /** How much of each pixel of the window is ink, 0 to 1. */
  private final float[] cover;

  /** Radians, positive downwards to the right. */
  private final double angle;

  /** First and last along, first and last across. */
  private final double[] extent;

  private LineLook(Window window, Colour colour, float[] cover, double tilt) {
    this.window = window;
    this.colour = colour;
    this.cover = cover;
    this.angle = tilt < LEVEL ? 0 : angle(tilt);
    this.extent = extent(angle, 0, 1);
  }

  /**
   * @param erased the picture without the line
   * @param where it was changed for that
   */
  static LineLook of(Bitmap picture, Bitmap erased, Mask where, double tilt) {
    Window window = Window.around(where).orElse(Window.of(picture));
    Colour colour = colour(picture, erased, window);
    float[] cover = new float[Math.toIntExact(window.area())];
    int[] ink = {colour.blue(), colour.green(), colour.red()};
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        int i = 4 * ((y + window.y()) * picture.width() + x + window.x());
        double along = 0;
        double span = 1;
        for (int c = 0; c < 3; c++) {
          int ground = erased.pixels()[i + c] & 255;
          along += ((picture.pixels()[i + c] & 255) - ground) * (double) (ink[c] - ground);
          span += (double) (ink[c] - ground) * (ink[c] - ground);
        }
        cover[y * window.width() + x] = (float) Math.clamp(along / span, 0.0, 1.0);
      }
    }
    return new LineLook(window, colour, cover, tilt);
  }

  /** The median of the pixels that differ most from the ground: inner parts of strokes. */
  private static Colour colour(Bitmap picture, Bitmap erased, Window window) {
    int[] difference = new int[Math.toIntExact(window.area())];
    int[] at = new int[difference.length];
    for (int i = 0; i < at.length; i++) {
      int x = window.x() + i % window.width();
      int y = window.y() + i / window.width();
      at[i] = 4 * (y * picture.width() + x);
      for (int c = 0; c < 3; c++) {
        int apart = (picture.pixels()[at[i] + c] & 255) - (erased.pixels()[at[i] + c] & 255);
        difference[i] += apart * apart;
      }
    }
    int[] sorted = difference.clone();
    Arrays.sort(sorted);
    int high = sorted[(int) (0.995 * (sorted.length - 1))];
    int[][] values = new int[3][difference.length];
    int count = 0;
    for (int i = 0; i < at.length; i++) {
      if (difference[i] >= 0.6 * high) {
        for (int c = 0; c < 3; c++) {
          values[c][count] = picture.pixels()[at[i] + c] & 255;
        }
        count++;
      }
    }
    int[] median = new int[3];
    for (int c = 0; c < 3; c++) {
      Arrays.sort(values[c], 0, count);
      median[c] = values[c][count / 2];
    }
    return new Colour(median[2], median[1], median[0]);
  }

  Colour colour() {
    return colour;
  }

  double angle() {
    return angle;
  }

  double left() {
    return extent[0];
  }

  double top() {
    return extent[2];
  }

  double width() {
    return Math.max(1, extent[1] - extent[0]);
  }

  double height() {
    return Math.max(1, extent[3] - extent[2]);
  }

  /** The ink's area, in pixels. */
  double area() {
    double sum = 0;
    for (float value : cover) {
      sum += value;
    }
    return sum;
  }

  /** The direction, to either side, in which the line is the lowest. */
  private double angle(double tilt) {
    double best = 0;
    double least = Double.MAX_VALUE;
    for (double degrees = -tilt - 3; degrees <= tilt + 3; degrees += 0.5) {
      double[] tried = extent(Math.toRadians(degrees), 0, 1);
      if (tried[3] - tried[2] < least) {
        least = tried[3] - tried[2];
        best = Math.toRadians(degrees);
      }
    }
    return best;
  }

  /** Where a stretch of the line (0 to 1 along) has ink in a direction. */
  private double[] extent(double direction, double from, double to) {
    int count = 0;
    double[] along = new double[cover.length];
    double[] across = new double[cover.length];
    double cos = Math.cos(direction);
    double sin = Math.sin(direction);
    for (int i = 0; i < cover.length; i++) {
      if (cover[i] >= LETTER) {
        double x = window.x() + i % window.width() + 0.5;
        double y = window.y() + i / window.width() + 0.5;
        along[count] = x * cos + y * sin;
        across[count] = y * cos - x * sin;
        count++;
      }
    }
    if (count == 0) {
      return new double[4];
    }
    if (from > 0 || to < 1) {
      double first = extent[0] + from * width();
      double last = extent[0] + to * width();
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (along[i] >= first && along[i] <= last) {
          across[kept] = across[i];
          along[kept] = along[i];
          kept++;
        }
      }
      count = kept;
    }
    if (count == 0) {
      return new double[4];
    }
    Arrays.sort(along, 0, count);
    Arrays.sort(across, 0, count);
    int stray = (int) (STRAY * count);
    return new double[] {
      along[stray] - 0.5,
      along[count - 1 - stray] + 0.5,
      across[stray] - 0.5,
      across[count - 1 - stray] + 0.5
    };
  }

  /**
   * How much the line bends or narrows: the heights' middle in its middle against that at its ends,
   * and the height at one end against the other, the more telling of both, as a share of its
   * height. Short lines tell nothing.
   */
  double bend() {
    if (width() < 2.2 * height()) {
      return 0;
    }
    double[] first = extent(angle, 0, 1 / 3.0);
    double[] second = extent(angle, 1 / 3.0, 2 / 3.0);
    double[] third = extent(angle, 2 / 3.0, 1);
    double ends = (first[2] + first[3] + third[2] + third[3]) / 4;
    double sag = Math.abs((second[2] + second[3]) / 2 - ends);
    double narrowing = Math.abs(first[3] - first[2] - (third[3] - third[2]));
    double drift = Math.abs((first[2] + first[3] - third[2] - third[3]) / 2);
    return Math.max(sag, Math.min(narrowing, drift + narrowing) / 2) / height();
  }

  /**
   * How softly the letters end: the deviation of the blur that explains the steepest edges, in
   * pixels; 0 for crisp ones.
   */
  double softness() {
    float[] slopes = new float[cover.length];
    int count = 0;
    for (int y = 1; y < window.height() - 1; y++) {
      for (int x = 1; x < window.width() - 1; x++) {
        int at = y * window.width() + x;
        float across = (cover[at + 1] - cover[at - 1]) / 2;
        float down = (cover[at + window.width()] - cover[at - window.width()]) / 2;
        float slope = (float) Math.hypot(across, down);
        if (slope > 0.05) {
          slopes[count++] = slope;
        }
      }
    }
    if (count == 0) {
      return 0;
    }
    Arrays.sort(slopes, 0, count);
    double steep = slopes[(int) (0.75 * (count - 1))];
    // Letters drawn crisply have slopes of about 0.45 by their antialiasing alone.
    double deviation = 1 / (steep * Math.sqrt(2 * Math.PI));
    return deviation < 1 ? 0 : Math.sqrt(deviation * deviation - 0.7);
  }
}
