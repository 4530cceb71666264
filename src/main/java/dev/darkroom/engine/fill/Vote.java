package dev.darkroom.engine.fill;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gives each unknown pixel the colour that the patches over it agree on (Wexler, Shechtman and
 * Irani, "Space-time completion of video", 2007): weighted by how similar each patch is to its
 * match and by how near its centre is to what is known.
 */
final class Vote {
  private static final int R = Canvas.RADIUS;

  /** Trust falls by this factor with every pixel away from what is known. */
  private static final double DECAY = 1.3;

  private final Canvas canvas;
  private final int[] depth;
  private final double[] trust;

  Vote(Canvas canvas) {
    this.canvas = canvas;
    this.depth = Depth.into(canvas.unknown, canvas.width, canvas.height);
    int deepest = Arrays.stream(depth).max().orElse(0);
    this.trust = new double[deepest + 1];
    for (int d = 0; d <= deepest; d++) {
      trust[d] = Math.pow(DECAY, -Math.min(100.0, (double) d / Depth.UNIT));
    }
  }

  /** The hole's thickness at its thickest, in pixels. */
  double thickness() {
    return 2.0 * (trust.length - 1) / Depth.UNIT;
  }

  /** Writes the mean vote into the canvas's unknown pixels. */
  void average(PatchMatch field) {
    double spread = spread(field);
    IntStream.range(0, canvas.height).parallel().forEach(y -> averageRow(field, spread, y));
  }

  /**
   * For each unknown pixel the pixel that its most trusted patch copies, by index; -1 elsewhere.
   */
  int[] winners(PatchMatch field) {
    double spread = spread(field);
    int[] winners = new int[canvas.width * canvas.height];
    IntStream.range(0, canvas.height)
        .parallel()
        .forEach(y -> winnersRow(field, spread, y, winners));
    return winners;
  }

  private void averageRow(PatchMatch field, double spread, int y) {
    for (int x = 0; x < canvas.width; x++) {
      int at = y * canvas.width + x;
      if (!canvas.unknown[at]) {
        continue;
      }
      double sum = 0;
      double blue = 0;
      double green = 0;
      double red = 0;
      for (int cy = low(y); cy <= high(y, canvas.height); cy++) {
        for (int cx = low(x); cx <= high(x, canvas.width); cx++) {
          int centre = cy * canvas.width + cx;
          double weight = weight(field, centre, spread);
          int from = 3 * (field.match(centre) + at - centre);
          sum += weight;
          blue += weight * canvas.colours[from];
          green += weight * canvas.colours[from + 1];
          red += weight * canvas.colours[from + 2];
        }
      }
      canvas.colours[3 * at] = (int) (blue / sum + 0.5);
      canvas.colours[3 * at + 1] = (int) (green / sum + 0.5);
      canvas.colours[3 * at + 2] = (int) (red / sum + 0.5);
    }
  }

  private void winnersRow(PatchMatch field, double spread, int y, int[] winners) {
    for (int x = 0; x < canvas.width; x++) {
      int at = y * canvas.width + x;
      winners[at] = -1;
      if (!canvas.unknown[at]) {
        continue;
      }
      double best = -1;
      for (int cy = low(y); cy <= high(y, canvas.height); cy++) {
        for (int cx = low(x); cx <= high(x, canvas.width); cx++) {
          int centre = cy * canvas.width + cx;
          double weight = weight(field, centre, spread);
          if (weight > best) {
            best = weight;
            winners[at] = field.match(centre) + at - centre;
          }
        }
      }
    }
  }

  private static int low(int at) {
    return Math.max(R, at - R);
  }

  private static int high(int at, int size) {
    return Math.min(size - R - 1, at + R);
  }

  private double weight(PatchMatch field, int centre, double spread) {
    return trust[depth[centre]] * Math.exp(-field.distance(centre) * spread) + 1e-30;
  }

  /** 1 / (2 sigma squared), sigma squared being the upper quartile of the differences. */
  private double spread(PatchMatch field) {
    int[] differences = new int[canvas.targets.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = field.distance(canvas.targets[i]);
    }
    Arrays.sort(differences);
    return 0.5 / Math.max(1, differences[differences.length * 3 / 4]);
  }
}
