package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.frame.Resampler;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Takes old ground off the rim of a matte: parts that hang together with the outside, are explained
 * by the ground near by, as it is or in shadow, and plainly not by the subject near by. Where
 * ground and subject look alike nothing is taken.
 */
public final class Trimming {
  /** The long side at which colours are compared. */
  private static final int WORKING = 640;

  /** How deep ground may reach into a matte, and how far around colours are taken; of the side. */
  private static final double DEPTH = 0.032;

  private static final double AROUND = 0.025;

  /** A matte value above this is subject, below the other one ground. */
  private static final float INSIDE = 0.5f;

  private static final float OUTSIDE = 0.02f;

  /** Keeps the logarithm of black finite. */
  private static final double DIM = 0.01;

  /** The deepest shadow that is still taken for ground; a logarithm. */
  private static final double SHADE_MAX = 1.6;

  /** The subject explains a pixel so much worse than the ground, in times and at least. */
  private static final double WORSE = 2.5;

  private static final double APART = 0.3;

  /** So much brighter or otherwise tinted the ground may be from place to place; a logarithm. */
  private static final double LIT = 0.35;

  /** How far away the subject's colours are looked at, in depths. */
  private static final double[] REACHES = {0.6, 1.1, 1.6, 2.2, 3};

  private static final int ANGLES = 16;

  /** So many places must be seen there. */
  private static final int SEEN_MIN = 6;

  /** A colour that this share of them has is one of the subject's. */
  private static final double FEW = 0.05;

  /** What is thinner is the light on an edge. */
  private static final int THIN = 2;

  private final int width;
  private final int height;
  private final Plane matte;
  private final Plane[] light = new Plane[3];

  private Trimming(Bitmap small, Plane matte) {
    this.width = small.width();
    this.height = small.height();
    this.matte = matte;
    for (int c = 0; c < 3; c++) {
      light[c] = new Plane(width, height);
      for (int i = 0; i < light[c].values.length; i++) {
        light[c].values[i] = (float) Math.log(Oklab.linear(small.pixels()[4 * i + c] & 255) + DIM);
      }
    }
  }

  /** The matte without old ground on its rim; the same matte where there is none. */
  public static Mask of(Bitmap picture, Mask matte, Monitor monitor) {
    Bitmap small = Resampler.shrunk(picture, WORKING);
    Plane alpha = Plane.of(Resampler.resize(matte, small.width(), small.height()));
    monitor.check();
    Trimming trimming = new Trimming(small, alpha);
    Plane away = trimming.away();
    monitor.check();
    return away.max() < INSIDE ? matte : without(matte, away.blurred(1));
  }

  private static Mask without(Mask matte, Plane away) {
    Mask result = matte.copy();
    int width = matte.width();
    IntStream.range(0, matte.height())
        .parallel()
        .forEach(
            y -> {
              float[] gone = away.row(y, width, matte.height());
              for (int x = 0; x < width; x++) {
                int i = y * width + x;
                int left = Math.round((1 - Math.clamp(gone[x], 0f, 1f)) * 255);
                result.coverage()[i] = (byte) Math.min(result.coverage()[i] & 255, left);
              }
            });
    return result;
  }

  /** 1 where ground is to be taken off. */
  private Plane away() {
    int side = Math.max(width, height);
    int depth = Math.max(3, (int) Math.round(DEPTH * side));
    Plane outside = where(i -> matte.values[i] < OUTSIDE);
    Plane subject = where(i -> matte.values[i] > INSIDE);
    Plane near = outside.blurred(depth);
    Plane deep = where(i -> subject.values[i] > 0 && near.values[i] <= 0);
    double around = Math.max(2, AROUND * side);
    Plane[] ground = means(outside, around);
    int[] looks = looks(depth);
    Plane like =
        where(
            i ->
                outside.values[i] == 0
                    && near.values[i] > 0
                    && ground[3].values[i] > 1e-4f
                    && grounded(i, ground, deep, looks));
    return reached(opened(like), outside, subject);
  }

  private interface Chosen {
    boolean at(int i);
  }

  private Plane where(Chosen chosen) {
    Plane result = new Plane(width, height);
    for (int i = 0; i < result.values.length; i++) {
      result.values[i] = chosen.at(i) ? 1 : 0;
    }
    return result;
  }

  /** The mean light of what is chosen around each pixel, and how much of that there is. */
  private Plane[] means(Plane chosen, double deviation) {
    Plane weight = chosen.soft(deviation);
    Plane[] means = new Plane[4];
    for (int c = 0; c < 3; c++) {
      means[c] = light[c].times(chosen).soft(deviation);
      for (int i = 0; i < weight.values.length; i++) {
        means[c].values[i] /= Math.max(1e-6f, weight.values[i]);
      }
    }
    means[3] = weight;
    return means;
  }

  /** Where the subject's own colours are looked at, as steps across and down. */
  private static int[] looks(int depth) {
    int[] looks = new int[2 * ANGLES * REACHES.length];
    int at = 0;
    for (double reach : REACHES) {
      for (int k = 0; k < ANGLES; k++) {
        double angle = 2 * Math.PI * k / ANGLES;
        looks[at++] = (int) Math.round(reach * depth * Math.cos(angle));
        looks[at++] = (int) Math.round(reach * depth * Math.sin(angle));
      }
    }
    return looks;
  }

  /**
   * Whether the ground explains a pixel, and no part of the subject near by does nearly as well.
   */
  private boolean grounded(int i, Plane[] ground, Plane deep, int[] looks) {
    double[] over = {light(i, ground, 0), light(i, ground, 1), light(i, ground, 2)};
    double shade = mean(over);
    double tint = spread(over);
    if (shade < -SHADE_MAX || shade > LIT || tint > LIT + 0.5 * Math.abs(shade)) {
      return false;
    }
    double[] apart = new double[looks.length / 2];
    double[] tinted = new double[apart.length];
    int count = 0;
    for (int k = 0; k < looks.length; k += 2) {
      int x = i % width + looks[k];
      int y = i / width + looks[k + 1];
      if (x >= 0 && x < width && y >= 0 && y < height && deep.values[y * width + x] > 0) {
        int to = y * width + x;
        double[] other = {light(i, to, 0), light(i, to, 1), light(i, to, 2)};
        tinted[count] = spread(other);
        apart[count++] = Math.hypot(mean(other), spread(other));
      }
    }
    if (count < SEEN_MIN) {
      return false;
    }
    double nearest = low(apart, count);
    double hue = low(tinted, count);
    boolean same =
        Math.max(Math.abs(shade), tint) < LIT && Math.hypot(shade, tint) * WORSE < nearest - 0.1;
    return same || (shade < 0 && hue > APART && tint * WORSE < hue);
  }

  /** What few of the values stay below. */
  private static double low(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[(int) (FEW * count)];
  }

  private double light(int i, int other, int channel) {
    return light[channel].values[i] - light[channel].values[other];
  }

  private double light(int i, Plane[] means, int channel) {
    return light[channel].values[i] - means[channel].values[i];
  }

  private static double mean(double[] channels) {
    return (channels[0] + channels[1] + channels[2]) / 3;
  }

  private static double spread(double[] channels) {
    return Math.max(channels[0], Math.max(channels[1], channels[2]))
        - Math.min(channels[0], Math.min(channels[1], channels[2]));
  }

  private static Plane opened(Plane marks) {
    Plane mean = marks.blurred(THIN);
    Plane core = new Plane(marks.width, marks.height);
    for (int i = 0; i < mean.values.length; i++) {
      core.values[i] = mean.values[i] > 0.999f ? 1 : 0;
    }
    Plane around = core.blurred(THIN + 1);
    Plane result = new Plane(marks.width, marks.height);
    for (int i = 0; i < mean.values.length; i++) {
      result.values[i] = around.values[i] > 0 && marks.values[i] > 0 ? 1 : 0;
    }
    return result;
  }

  /** What of the marks is reached from outside, and the thin soft edge left over beyond it. */
  private Plane reached(Plane marks, Plane outside, Plane subject) {
    Plane reached = new Plane(width, height);
    ArrayDeque<Integer> open = new ArrayDeque<>();
    Plane beside = outside.blurred(THIN);
    for (int i = 0; i < marks.values.length; i++) {
      if (marks.values[i] > 0 && beside.values[i] > 0) {
        reached.values[i] = 1;
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int i = open.remove();
      int x = i % width;
      int[] next = {x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width};
      for (int to : next) {
        if (to >= 0
            && to < reached.values.length
            && marks.values[to] > 0
            && reached.values[to] == 0) {
          reached.values[to] = 1;
          open.add(to);
        }
      }
    }
    return cleared(reached, subject);
  }

  /** Slivers of subject that are left outside of what goes go too. */
  private Plane cleared(Plane gone, Plane subject) {
    Plane rest = where(i -> subject.values[i] > 0 && gone.values[i] == 0);
    Plane mean = rest.blurred(THIN);
    Plane core = where(i -> mean.values[i] > 0.999f);
    Plane around = core.blurred(THIN + 2);
    Plane near = gone.blurred(THIN + 1);
    return where(i -> gone.values[i] > 0 || (near.values[i] > 0 && around.values[i] == 0));
  }
}
