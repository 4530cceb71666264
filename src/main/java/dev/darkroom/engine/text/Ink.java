package dev.darkroom.engine.text;

import java.util.Arrays;
import java.util.List;

/**
 * How much of one colour lies over each pixel of a line, given what the ground may be: the share
 * alpha that explains seen = (1 - alpha) x ground + alpha x colour best.
 */
final class Ink {
  static final int UNIT = 200;

  /** Keeps colours close to the ground from counting much: twenty levels a channel. */
  private static final double NOISE = 3 * 20 * 20;

  /** Blue, green, red. */
  private final int[] colour;

  /** Alpha of each pixel, {@link #UNIT} being 1; 255 at most. */
  private final byte[] cover;

  /** Of the cover inside the text's box. */
  private final Otsu split;

  private Ink(int[] colour, byte[] cover, Otsu split) {
    this.colour = colour;
    this.cover = cover;
    this.split = split;
  }

  int[] colour() {
    return colour;
  }

  Otsu split() {
    return split;
  }

  /** What the ink may be: white, black, or the text's own colour. */
  static List<Ink> candidates(Line line) {
    byte[] light = line.withoutLight();
    byte[] dark = line.withoutDark();
    int[] own = own(line);
    return List.of(
        of(line, light, new int[] {255, 255, 255}),
        of(line, dark, new int[] {0, 0, 0}),
        of(line, ground(own, light, dark, line), own));
  }

  /** White or black, as nearly all translucent marks are. */
  boolean pure() {
    return Arrays.equals(colour, new int[] {255, 255, 255})
        || Arrays.equals(colour, new int[] {0, 0, 0});
  }

  static Ink of(Line line, byte[] ground, int[] colour) {
    byte[] cover = new byte[line.width() * line.height()];
    for (int i = 0; i < cover.length; i++) {
      double along = 0;
      double span = NOISE;
      for (int c = 0; c < 3; c++) {
        int under = ground[3 * i + c] & 255;
        along += (double) (line.value(i, c) - under) * (colour[c] - under);
        span += (double) (colour[c] - under) * (colour[c] - under);
      }
      cover[i] = (byte) Math.clamp(Math.round(UNIT * along / span), 0, 255);
    }
    return new Ink(colour, cover, Otsu.of(inBox(line, cover)));
  }

  private static byte[] inBox(Line line, byte[] cover) {
    byte[] inside = new byte[(int) line.text().area()];
    for (int y = 0; y < line.text().height(); y++) {
      int from = (y + line.text().y()) * line.width() + line.text().x();
      System.arraycopy(cover, from, inside, y * line.text().width(), line.text().width());
    }
    return inside;
  }

  /** Channel by channel the ground under light or under dark strokes. */
  private static byte[] ground(int[] colour, byte[] light, byte[] dark, Line line) {
    byte[] median = line.median();
    byte[] ground = new byte[median.length];
    double[] mean = new double[3];
    for (int i = 0; i < median.length; i++) {
      mean[i % 3] += (median[i] & 255) * 3.0 / median.length;
    }
    for (int i = 0; i < ground.length; i++) {
      ground[i] = colour[i % 3] >= mean[i % 3] ? light[i] : dark[i];
    }
    return ground;
  }

  /** The median colour of what stands out most from the median around it. */
  private static int[] own(Line line) {
    byte[] median = line.median();
    byte[] contrast = new byte[line.width() * line.height()];
    for (int i = 0; i < contrast.length; i++) {
      int most = 0;
      for (int c = 0; c < 3; c++) {
        most = Math.max(most, Math.abs(line.value(i, c) - (median[3 * i + c] & 255)));
      }
      contrast[i] = (byte) most;
    }
    int threshold = Otsu.of(inBox(line, contrast)).threshold();
    int[] colour = new int[3];
    for (int c = 0; c < 3; c++) {
      int[] values = new int[contrast.length];
      int count = 0;
      for (int y = line.text().y(); y < line.text().bottom(); y++) {
        for (int x = line.text().x(); x < line.text().right(); x++) {
          int at = y * line.width() + x;
          if ((contrast[at] & 255) >= threshold) {
            values[count++] = line.value(at, c);
          }
        }
      }
      Arrays.sort(values, 0, count);
      colour[c] = count == 0 ? 0 : values[count / 2];
    }
    return colour;
  }

  /** Pixels that it covers to at least a share of one, and at most another. */
  boolean[] between(double least, double most) {
    boolean[] region = new boolean[cover.length];
    for (int i = 0; i < region.length; i++) {
      double alpha = (cover[i] & 255) / (double) UNIT;
      region[i] = alpha >= least && alpha <= most;
    }
    return region;
  }

  /** The quantile of the cover over a region, 0 to 1.275; 0 where it is empty. */
  double quantile(boolean[] region, double share) {
    int[] values = new int[cover.length];
    int count = 0;
    for (int i = 0; i < cover.length; i++) {
      if (region[i]) {
        values[count++] = cover[i] & 255;
      }
    }
    Arrays.sort(values, 0, count);
    return count == 0 ? 0 : values[(int) (share * (count - 1))] / (double) UNIT;
  }
}
