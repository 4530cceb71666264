package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Resampler;
import java.util.stream.IntStream;

/**
 * What a subject that stands on something leaves there: a dark contact line under its foot, a soft
 * shadow around it and, on a polished floor, a faint reflection. Not for a subject that the lower
 * frame edge cuts.
 */
public final class Ground {
  /** The long side at which shadows are found. */
  private static final int WORKING = 512;

  /** The part of the silhouette, from its foot up, that rests on the ground. */
  private static final double FOOT = 0.1;

  /** How far down a reflection is seen, as a share of the subject's height. */
  private static final double REFLECTED = 0.22;

  private static final double REFLECTION = 0.2;

  /** More light than this is no shadow. */
  private static final float LIGHT_MAX = 0.998f;

  private final Plane dark;
  private final Mask matte;
  private final Box subject;

  /**
   * @param matte sized as the background
   * @param subject the box around it
   */
  public Ground(Mask matte, Box subject) {
    this(matte, subject, Cast.USUAL);
  }

  /** As above, in a light of that direction. */
  public Ground(Mask matte, Box subject, Cast cast) {
    this.matte = matte;
    this.subject = subject;
    this.dark = dark(Resampler.shrunk(matte, WORKING), cast);
  }

  /** Darkens the background under and around the subject, in place. */
  public void shade(Bitmap background) {
    byte[] p = background.pixels();
    int width = background.width();
    int height = background.height();
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              float[] shadow = dark.row(y, width, height);
              for (int x = 0; x < width; x++) {
                float light = 1 - shadow[x];
                int i = 4 * (y * width + x);
                for (int c = i; light < LIGHT_MAX && c < i + 3; c++) {
                  p[c] = (byte) Math.round((p[c] & 255) * light);
                }
              }
            });
  }

  /** Everything that {@link #shade} changes or the mask covers. */
  public Mask with(Mask mask) {
    Mask result = mask.copy();
    for (int y = 0; y < mask.height(); y++) {
      float[] shadow = dark.row(y, mask.width(), mask.height());
      for (int x = 0; x < mask.width(); x++) {
        if (1 - shadow[x] < LIGHT_MAX) {
          result.coverage()[y * mask.width() + x] = (byte) 255;
        }
      }
    }
    return result;
  }

  private static Plane dark(Mask matte, Cast cast) {
    Plane result = new Plane(matte.width(), matte.height());
    Box box = Box.around(matte).orElse(null);
    if (box == null) {
      return result;
    }
    Plane shape = Plane.of(matte);
    Plane foot = squashed(shape, box, FOOT, 0.35, 0, 0);
    Plane whole = squashed(shape, box, 1, cast.fall(), cast.slant(), 0.9);
    int across = box.width();
    add(result, foot.soft(Math.max(1, 0.012 * across)), 0.5);
    add(result, foot.soft(Math.max(1.5, 0.05 * across)), 0.3);
    add(result, whole.soft(Math.max(2, 0.06 * across)), cast.strength());
    return result;
  }

  /** The lower part of the silhouette lying on the ground, fading from its foot line away. */
  private static Plane squashed(
      Plane shape, Box box, double part, double flatness, double slant, double fading) {
    Plane result = new Plane(shape.width, shape.height);
    int rows = Math.max(1, (int) Math.round(part * box.height()));
    for (int up = 0; up < rows; up++) {
      int from = box.bottom() - 1 - up;
      int to = (int) Math.round(box.bottom() - 1 - up * flatness);
      int shift = (int) Math.round(slant * up);
      float left = (float) (1 - fading * up / rows);
      for (int x = box.x(); x < box.right(); x++) {
        boolean seen = to >= 0 && to < shape.height && x + shift >= 0 && x + shift < shape.width;
        if (seen) {
          int at = to * shape.width + x + shift;
          result.values[at] =
              Math.max(result.values[at], left * shape.values[from * shape.width + x]);
        }
      }
    }
    return result;
  }

  /** Adds a shadow of this strength at its darkest; shadows darken what light the others leave. */
  private static void add(Plane to, Plane shadow, double strength) {
    float scale = (float) (strength / Math.max(1e-6f, shadow.max()));
    for (int i = 0; i < to.values.length; i++) {
      to.values[i] = 1 - (1 - to.values[i]) * (1 - scale * shadow.values[i]);
    }
  }

  /**
   * Mirrors the subject below its foot, column by column, fading; in place. Columns whose lower end
   * lies well above the foot do not stand on the floor and are left out.
   */
  public void reflect(Bitmap background, Bitmap cutOut) {
    int[] feet = feet();
    int reach = (int) Math.round(REFLECTED * subject.height());
    double standing = 0.08 * subject.height();
    IntStream.range(subject.x(), subject.right())
        .parallel()
        .forEach(
            x -> {
              double raised = (subject.bottom() - 1 - feet[x - subject.x()]) / standing;
              double share = REFLECTION * Math.clamp(1 - raised, 0.0, 1.0);
              for (int down = 1; share > 0 && down < reach; down++) {
                double fade = 1 - (double) down / reach;
                mix(background, cutOut, x, feet[x - subject.x()], down, share * fade * fade);
              }
            });
  }

  private static void mix(
      Bitmap background, Bitmap cutOut, int x, int foot, int down, double share) {
    if (foot + down >= background.height() || foot - down < 0) {
      return;
    }
    int from = 4 * ((foot - down) * background.width() + x);
    int to = 4 * ((foot + down) * background.width() + x);
    double weight = share * (cutOut.pixels()[from + 3] & 255) / 255;
    for (int c = 0; c < 3; c++) {
      int under = background.pixels()[to + c] & 255;
      int over = cutOut.pixels()[from + c] & 255;
      background.pixels()[to + c] = (byte) Math.round(under + weight * (over - under));
    }
  }

  /** The lowest covered row of each column of the subject's box. */
  private int[] feet() {
    int[] feet = new int[subject.width()];
    for (int column = 0; column < feet.length; column++) {
      int y = subject.bottom() - 1;
      while (y >= subject.y() && matte.at(subject.x() + column, y) < 128) {
        y--;
      }
      feet[column] = y;
    }
    return feet;
  }
}
