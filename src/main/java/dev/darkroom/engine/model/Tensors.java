package dev.darkroom.engine.model;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.model.Network.Planes;

/**
 * Crosses between pictures and the planes that networks see: red, green, blue, rows from the top.
 */
final class Tensors {
  private Tensors() {}

  /** Values of 0 to 255 in three planes; alpha is left out. */
  static Planes colours(Bitmap picture) {
    int count = picture.width() * picture.height();
    float[] values = new float[3 * count];
    byte[] p = picture.pixels();
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < 3; c++) {
        values[c * count + i] = p[4 * i + 2 - c] & 255;
      }
    }
    return Planes.of(values, 3, picture.height(), picture.width());
  }

  /** The same as (value / 255 - mean) / deviation, by channel. */
  static Planes normalised(Bitmap picture, float[] mean, float[] deviation) {
    Planes planes = colours(picture);
    float[] values = planes.values();
    int count = values.length / 3;
    for (int c = 0; c < 3; c++) {
      for (int i = c * count; i < (c + 1) * count; i++) {
        values[i] = (values[i] / 255 - mean[c]) / deviation[c];
      }
    }
    return planes;
  }

  /**
   * One plane, with {@code inside} where the mask covers more than a half, else {@code outside}.
   */
  static Planes mask(Mask mask, float inside, float outside) {
    float[] values = new float[mask.coverage().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (mask.coverage()[i] & 255) > 127 ? inside : outside;
    }
    return Planes.of(values, 1, mask.height(), mask.width());
  }

  /**
   * An opaque picture.
   *
   * @param scale what takes the values to 0 to 255
   */
  static Bitmap picture(Planes planes, float scale) {
    Bitmap picture = new Bitmap(planes.width(), planes.height());
    int count = planes.width() * planes.height();
    byte[] p = picture.pixels();
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < 3; c++) {
        float value = planes.values()[c * count + i] * scale;
        p[4 * i + 2 - c] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
      p[4 * i + 3] = (byte) 255;
    }
    return picture;
  }
}
