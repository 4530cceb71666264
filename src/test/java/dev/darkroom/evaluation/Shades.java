package dev.darkroom.evaluation;

import dev.darkroom.engine.colour.Colour;

/**
 * What a surface of a colour looks like in more or less light: its light scaled down, or mixed with
 * white where it is lighter than the colour. So a shaded blue cup and its highlights still count as
 * blue.
 */
final class Shades {
  private static final int STEPS = 400;

  private final Lab[] shades = new Lab[2 * STEPS];

  Shades(Colour colour) {
    for (int i = 0; i < STEPS; i++) {
      double part = i / (STEPS - 1.0);
      // Squared, so that dark shades, which the eye tells apart best, lie close together.
      shades[i] = Lab.lit(colour, part * part, 0);
      shades[STEPS + i] = Lab.lit(colour, 1, part);
    }
  }

  /** The shade that is as light as told. */
  Lab at(double lightness) {
    int low = 0;
    int high = shades.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (shades[middle].l() < lightness) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return shades[low];
  }

  /** How far a colour is from the shade as light as itself, CIEDE2000. */
  double difference(Lab lab) {
    return lab.difference(at(lab.l()));
  }
}
