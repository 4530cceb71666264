package dev.darkroom.engine.insert;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Found;
import org.jspecify.annotations.Nullable;

/** How calm a photo is in each place and where its subject is, at a small size. */
final class Terrain {
  private static final int WORKING = 224;

  final int width;
  final int height;

  /** Pixels of the photo for one of these. */
  final double scale;

  /** Whether the subject is certainly one. */
  final boolean sure;

  private final double[][] colours = new double[3][];
  private final double[] slopes;
  private final double[] subject;
  private final double[] blocked;

  /**
   * @param found the subject, or null when there is none
   * @param allowed where things may stand, or null for everywhere
   */
  Terrain(Bitmap photo, @Nullable Found found, @Nullable Mask allowed) {
    this.sure = found != null && found.confidence() >= Found.SURE;
    Bitmap small = Resampler.shrunk(photo, WORKING);
    this.width = small.width();
    this.height = small.height();
    this.scale = (double) photo.width() / width;
    float[] lab = new float[3 * width * height];
    byte[] p = small.pixels();
    for (int i = 0; i < width * height; i++) {
      Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 3 * i);
    }
    this.slopes = sums(slopes(lab));
    for (int c = 0; c < 3; c++) {
      double[] channel = new double[width * height];
      for (int i = 0; i < channel.length; i++) {
        channel[i] = lab[3 * i + c];
      }
      colours[c] = sums(channel);
    }
    this.subject = sums(coverage(found == null ? null : found.mask()));
    double[] outside = coverage(allowed);
    for (int i = 0; i < outside.length; i++) {
      outside[i] = allowed == null ? 0 : 1 - outside[i];
    }
    this.blocked = sums(outside);
  }

  private double[] coverage(@Nullable Mask mask) {
    double[] result = new double[width * height];
    if (mask != null) {
      Mask small = Resampler.resize(mask, width, height);
      for (int i = 0; i < result.length; i++) {
        result[i] = (small.coverage()[i] & 255) / 255.0;
      }
    }
    return result;
  }

  private double[] slopes(float[] lab) {
    double[] result = new double[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        int right = x + 1 < width ? i + 1 : i;
        int below = y + 1 < height ? i + width : i;
        double sum = 0;
        for (int c = 0; c < 3; c++) {
          double dx = lab[3 * right + c] - lab[3 * i + c];
          double dy = lab[3 * below + c] - lab[3 * i + c];
          sum += dx * dx + dy * dy;
        }
        result[i] = Math.sqrt(sum);
      }
    }
    return result;
  }

  private double[] sums(double[] values) {
    double[] sums = new double[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      double row = 0;
      for (int x = 0; x < width; x++) {
        row += values[y * width + x];
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    return sums;
  }

  /** The mean slope of colour in a rectangle of the photo, as far as it lies inside. */
  double roughness(double left, double top, double right, double bottom) {
    return mean(slopes, left, top, right, bottom);
  }

  /** The subject's share of a rectangle of the photo. */
  double subject(double left, double top, double right, double bottom) {
    return mean(subject, left, top, right, bottom);
  }

  /** The share of a rectangle of the photo where nothing may stand. */
  double blocked(double left, double top, double right, double bottom) {
    return mean(blocked, left, top, right, bottom);
  }

  /**
   * How much the colour just above a row of the photo differs from that just below it, as an edge
   * of a table does.
   */
  double step(double left, double right, double y) {
    double window = Math.max(2, height / 24) * scale;
    double sum = 0;
    for (double[] colour : colours) {
      double difference =
          mean(colour, left, y - window, right, y) - mean(colour, left, y, right, y + window);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** Half the height at which {@link #step} looks. */
  double stride() {
    return Math.max(1, height / 48) * scale;
  }

  private double mean(double[] sums, double left, double top, double right, double bottom) {
    int x = (int) Math.clamp(Math.floor(left / scale), 0, width - 1);
    int y = (int) Math.clamp(Math.floor(top / scale), 0, height - 1);
    int endX = (int) Math.clamp(Math.ceil(right / scale), x + 1, width);
    int endY = (int) Math.clamp(Math.ceil(bottom / scale), y + 1, height);
    double sum =
        sums[endY * (width + 1) + endX]
            - sums[y * (width + 1) + endX]
            - sums[endY * (width + 1) + x]
            + sums[y * (width + 1) + x];
    return sum / ((endX - x) * (endY - y));
  }
}
