package dev.darkroom.training;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** Mattes as pictures: white where the subject is. */
final class Grey {
  private Grey() {}

  static Bitmap of(Mask mask) {
    Bitmap grey = new Bitmap(mask.width(), mask.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      for (int c = 0; c < 3; c++) {
        grey.pixels()[4 * i + c] = mask.coverage()[i];
      }
      grey.pixels()[4 * i + 3] = (byte) 255;
    }
    return grey;
  }
}
