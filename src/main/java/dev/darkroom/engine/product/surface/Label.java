package dev.darkroom.engine.product.surface;

import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;

/** The face of a label: a plain sheet with bars where words would stand. */
public final class Label {
  private Label() {}

  /** A label in a paper's colour, its bars in ink that can be seen on it. */
  public static Texture printed(Vec paper) {
    Vec ink =
        Reflectance.luminance(paper) > 0.2 ? Reflectance.of(0x35322f) : Reflectance.of(0xe8e2d4);
    Vec pale = paper.mix(ink, 0.55);
    return (_, u, v) -> {
      double x = Math.abs(u - 0.5);
      if (v > 0.62 && v < 0.72 && x < 0.24) {
        return ink;
      }
      boolean line = (v > 0.48 && v < 0.515 && x < 0.16) || (v > 0.40 && v < 0.435 && x < 0.19);
      boolean foot = v > 0.13 && v < 0.16 && x < 0.12;
      boolean frame = (v > 0.9 && v < 0.915) || (v > 0.05 && v < 0.065);
      return line || foot || frame ? pale : paper;
    };
  }
}
