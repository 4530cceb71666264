package dev.darkroom.engine.shadow;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.fill.Window;

/**
 * What is seen around a hole, reduced.
 *
 * @param window the part of the picture
 * @param scale pixels of the picture for one of the field
 * @param light the logarithm of linear blue, green and red; means over what is known
 * @param hole what is not ground to look at: touched by the hole, or transparent
 * @param away how far each point lies from the hole
 * @param size the side of a square as large as the hole
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from step to step, never compared.
record Vicinity(
    Window window,
    double scale,
    Field field,
    float[][] light,
    boolean[] hole,
    float[] away,
    double size) {
  /** The longer side of the reduced picture. */
  private static final int SIDE = 320;

  /** How much is seen on each side, in longer sides of the hole. */
  private static final double MARGIN = 0.9;

  /** Keeps the logarithm of black finite; about the light of value 25. */
  static final float DIM = 0.01f;

  static Vicinity of(Bitmap picture, Mask mask, Window extent) {
    int margin = (int) (MARGIN * Math.max(extent.width(), extent.height()));
    Window window = extent.grown(margin, margin, picture.width(), picture.height());
    double scale = Math.max(1, Math.max(window.width(), window.height()) / (double) SIDE);
    Field field =
        new Field(
            Math.max(1, (int) Math.round(window.width() / scale)),
            Math.max(1, (int) Math.round(window.height() / scale)));
    Sums sums = new Sums(field.length());
    for (int y = 0; y < window.height(); y++) {
      int row = (int) ((long) y * field.height() / window.height()) * field.width();
      for (int x = 0; x < window.width(); x++) {
        int at = (window.y() + y) * picture.width() + window.x() + x;
        int to = row + (int) ((long) x * field.width() / window.width());
        sums.add(to, picture.pixels(), at, mask.coverage()[at] != 0);
      }
    }
    boolean[] hole = field.where(i -> sums.touched[i] || sums.seen[i] == 0);
    int area = 0;
    for (boolean inside : hole) {
      area += inside ? 1 : 0;
    }
    return new Vicinity(
        window, scale, field, sums.light(), hole, field.distance(hole), Math.sqrt(area));
  }

  boolean[] known() {
    return field.where(i -> !hole[i]);
  }

  /** The mean of three channels. */
  static float[] mean(float[][] channels) {
    float[] mean = new float[channels[0].length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (channels[0][i] + channels[1][i] + channels[2][i]) / 3;
    }
    return mean;
  }

  /** Light that is added up, and whether the hole or nothing at all was met. */
  private static final class Sums {
    final float[][] light;
    final int[] seen;
    final boolean[] touched;

    Sums(int length) {
      light = new float[3][length];
      seen = new int[length];
      touched = new boolean[length];
    }

    void add(int to, byte[] pixels, int at, boolean inHole) {
      touched[to] |= inHole || (pixels[4 * at + 3] & 255) < 255;
      seen[to]++;
      for (int c = 0; c < 3; c++) {
        light[c][to] += Oklab.linear(pixels[4 * at + c] & 255);
      }
    }

    float[][] light() {
      for (float[] channel : light) {
        for (int i = 0; i < channel.length; i++) {
          channel[i] = (float) Math.log(channel[i] / Math.max(1, seen[i]) + DIM);
        }
      }
      return light;
    }
  }
}
