package dev.darkroom.engine.scenery;

import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;

/** A tablecloth with soft folds, lit from the left. */
record Linen(Vec colour) implements Texture {
  @Override
  public Vec at(Vec point, double u, double v) {
    double x = point.x();
    double z = point.z();
    double slope = (fold(x + 0.4, z) - fold(x - 0.4, z)) / 0.8;
    double light = 1 - 0.36 * slope / Math.sqrt(1 + slope * slope);
    double thread = Fractal.at(x * 9, z * 2.5, 3) + Fractal.at(x * 2.5, z * 9, 4);
    return colour.times(0.9 * light * (1 + 0.035 * thread));
  }

  private static double fold(double x, double z) {
    double bend = 5 * Fractal.sum(x * 0.03, z * 0.03, 2, 61);
    double run = x + 0.55 * z + bend;
    double soft = Fractal.sum(run * 0.09, (z - x) * 0.012, 3, 65);
    double crease = 1 - Math.abs(Fractal.sum(run * 0.05 + 9, (z - 0.6 * x) * 0.01, 2, 69));
    return 5.5 * soft + 4 * crease * crease * crease;
  }
}
