package dev.darkroom.engine.scenery;

import java.util.stream.IntStream;

/**
 * Land seen from a height over it, drawn column by column from near to far, so that what is near
 * hides what is behind it. Light comes from one side.
 *
 * @param relief the height of the land at a place
 * @param cover the colour of the land at a place
 * @param haze what the air between adds, and how far away it hides two thirds
 * @param side from where the light comes: -1 for the left, 1 for the right, 0 for the front
 */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record Terrain(Relief relief, Cover cover, float[] haze, double clear, double side) {
  private static final double FAR = 60;
  static final double EYE = 0.2;

  /** Heights; the camera is {@link #EYE} above 0. */
  interface Relief {
    double at(double x, double z);
  }

  /** Colours. */
  interface Cover {
    /**
     * @param light what a slope gets of the sun, 0 to 1; flat land gets a half
     * @param pixel the size of a pixel there
     * @param rgb to be written
     */
    void at(double x, double z, double height, double light, double pixel, float[] rgb);
  }

  /** Draws it before what is on the plate. */
  void over(Plate plate, double horizon) {
    for (int from = 0; from < plate.width; from += 64) {
      plate.monitor.check();
      IntStream.range(from, Math.min(plate.width, from + 64))
          .parallel()
          .forEach(x -> column(plate, horizon, x));
    }
  }

  private void column(Plate plate, double horizon, int column) {
    double x = (column + 0.5 - plate.width / 2.0) / plate.unit;
    double bottom = Math.max(0.02, (1 - horizon) * plate.tall());
    double z = 0.8 * EYE / (bottom + 0.1);
    int drawn = plate.height;
    float[] rgb = new float[3];
    while (z < FAR && drawn > 0) {
      double step = Math.min(0.012 * z, Math.max(0.0016 * z, 0.8 * z * z / (EYE * plate.unit)));
      double height = relief.at(x * z, z);
      int row = (int) Math.ceil((horizon + (EYE - height) / z / plate.tall()) * plate.height - 0.5);
      if (row < drawn) {
        shade(x * z, z, height, step + z / plate.unit, rgb);
        for (int y = Math.max(0, row); y < drawn; y++) {
          System.arraycopy(rgb, 0, plate.light, 3 * (y * plate.width + column), 3);
        }
        drawn = Math.max(0, row);
      }
      z += step;
    }
  }

  private void shade(double x, double z, double height, double pixel, float[] rgb) {
    double reach = Math.max(0.01, 0.6 * pixel);
    double across = (relief.at(x + reach, z) - height) / reach;
    double along = (relief.at(x, z + reach) - height) / reach;
    double facing = -side * across * 0.9 - 0.35 * along;
    double light = Math.clamp(0.5 + 0.75 * facing / Math.sqrt(1 + facing * facing), 0.0, 1.0);
    cover.at(x, z, height, light, pixel, rgb);
    Tint.towards(rgb, haze, 1 - Math.exp(-z / clear));
  }
}
