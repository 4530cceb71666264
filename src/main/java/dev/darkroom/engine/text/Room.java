package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.fill.Window;
import org.jspecify.annotations.Nullable;

/** How far the ground of a line of text goes on beside it. */
final class Room {
  /** Samples over a line's height. */
  private static final int SAMPLES = 13;

  /** How much colours of one ground differ at least, and at most so many deviations. */
  private static final double APART_MIN = 22;

  private static final double DEVIATIONS = 3;

  /** The share of samples that must belong to the ground. */
  private static final double SAME = 0.85;

  /** Kept free to where the ground ends, in heights of the line. */
  private static final double MARGIN = 0.3;

  private final Bitmap picture;
  private final LineLook look;
  private final @Nullable Mask mask;
  private final double[] mean = new double[3];
  private double apart = APART_MIN;

  /**
   * @param erased the picture without the line
   * @param mask the words stay in it, or null
   */
  Room(Bitmap erased, LineLook look, @Nullable Mask mask) {
    this.picture = erased;
    this.look = look;
    this.mask = mask;
    measure();
  }

  /** The first and last place along the line that may be written on. */
  double[] along() {
    double first = look.left();
    double last = look.left() + look.width();
    double from = first;
    while (first - from < 4 * look.width() && free(from - 1)) {
      from--;
    }
    double to = last;
    while (to - last < 4 * look.width() && free(to + 1)) {
      to++;
    }
    double margin = MARGIN * look.height();
    return new double[] {Math.min(first, from + margin), Math.max(last, to - margin)};
  }

  private void measure() {
    double[] squares = new double[3];
    int count = 0;
    int step = (int) Math.max(1, look.width() / 60);
    for (double along = look.left(); along < look.left() + look.width(); along += step) {
      for (int k = 0; k < SAMPLES; k++) {
        int i = index(along, k);
        for (int c = 0; i >= 0 && c < 3; c++) {
          int value = picture.pixels()[i + c] & 255;
          mean[c] += value;
          squares[c] += value * value;
        }
        count += i < 0 ? 0 : 1;
      }
    }
    double variance = 0;
    for (int c = 0; c < 3; c++) {
      mean[c] /= Math.max(1, count);
      variance += squares[c] / Math.max(1, count) - mean[c] * mean[c];
    }
    apart = Math.max(APART_MIN, DEVIATIONS * Math.sqrt(Math.max(0, variance)));
  }

  private boolean free(double along) {
    int same = 0;
    for (int k = 0; k < SAMPLES; k++) {
      int i = index(along, k);
      if (i < 0 || (mask != null && mask.coverage()[i / 4] == 0)) {
        return false;
      }
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        double difference = (picture.pixels()[i + c] & 255) - mean[c];
        sum += difference * difference;
      }
      same += sum <= apart * apart ? 1 : 0;
    }
    return same >= SAME * SAMPLES;
  }

  /** Where a sample's pixel begins, or -1 outside the frame. */
  private int index(double along, int sample) {
    double across = look.top() + look.height() * (sample + 0.5) / SAMPLES;
    double cos = Math.cos(look.angle());
    double sin = Math.sin(look.angle());
    int x = (int) Math.floor(along * cos - across * sin);
    int y = (int) Math.floor(along * sin + across * cos);
    Window frame = Window.of(picture);
    return x < 0 || y < 0 || x >= frame.width() || y >= frame.height()
        ? -1
        : 4 * (y * picture.width() + x);
  }
}
