package dev.darkroom.engine.scenery;

import java.util.List;

/** The colours of a sky from the horizon up, with its light and its clouds. */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record SkyDome(float[] zenith, float[] middle, float[] low, Sun sun, List<Clouds> clouds) {
  /**
   * Writes the light of a place.
   *
   * @param up above the horizon in units
   * @param pixel in units
   */
  void at(double x, double up, double pixel, float[] rgb) {
    clear(x, up, rgb);
    for (Clouds layer : clouds) {
      layer.over(x, up, pixel, sun.x(), rgb);
    }
  }

  /** What still water shows of a place: all but the disc of the sun. */
  void mirrored(double x, double up, double pixel, float[] rgb) {
    air(up, rgb);
    for (Clouds layer : clouds) {
      layer.over(x, up, pixel, sun.x(), rgb);
    }
  }

  /** As {@link #at}, without clouds. */
  void clear(double x, double up, float[] rgb) {
    air(up, rgb);
    sun.shine(x, up, rgb);
  }

  /** As {@link #at}, without clouds and sun. */
  void air(double up, float[] rgb) {
    double high = Math.max(0, up);
    double mid = Math.exp(-high / 0.42);
    double near = Math.exp(-high / 0.13);
    for (int c = 0; c < 3; c++) {
      rgb[c] = (float) (zenith[c] + (middle[c] - zenith[c]) * mid + (low[c] - middle[c]) * near);
    }
  }

  /** Paints all above a row. */
  void over(Plate plate, double horizon) {
    double pixel = 1 / plate.unit;
    plate.paint(
        0, Math.max(0, horizon), (x, y, rgb) -> at(x, (horizon - y) * plate.tall(), pixel, rgb));
  }

  /** A view of nothing but this sky, its horizon where the floor would begin. */
  View alone() {
    return (plate, staging) -> {
      double pixel = 1 / plate.unit;
      plate.paint((x, y, rgb) -> at(x, (staging.floor() - y) * plate.tall(), pixel, rgb));
      plate.soften(0.0016);
    };
  }

  static SkyDome day() {
    return new SkyDome(
        Tint.of(0x3d7cc4),
        Tint.of(0x86b7e2),
        Tint.of(0xd8e8f2),
        new Sun(-0.75, 0.8, Tint.of(0xfff6e0), 0, 0.35),
        List.of(new Clouds(-0.1, 0.2, 2.1, 1.3, 0.95, Tint.of(0xfbfcfd), Tint.of(0xc3d0dd), 41)));
  }

  static SkyDome clear() {
    return new SkyDome(
        Tint.of(0x2f70bf),
        Tint.of(0x77aee0),
        Tint.of(0xdcebf4),
        new Sun(-0.75, 0.8, Tint.of(0xfff6e0), 0, 0.3),
        List.of(new Clouds(-0.26, 0.4, 5, 3.2, 0.55, Tint.of(0xfafcfe), Tint.of(0xdbe5ee), 77)));
  }

  static SkyDome cloudy() {
    return new SkyDome(
        Tint.of(0x4a80b8),
        Tint.of(0x8fb4d4),
        Tint.of(0xd5e0e8),
        new Sun(-0.6, 0.8, Tint.of(0xfff6e6), 0, 0.25),
        List.of(new Clouds(0.1, 0.2, 1.9, 1.25, 1, Tint.of(0xf6f7f8), Tint.of(0xa9b6c3), 12)));
  }

  static SkyDome overcast() {
    return new SkyDome(
        Tint.of(0x9aa5b0),
        Tint.of(0xb4bdc5),
        Tint.of(0xd3d9dd),
        Sun.NONE,
        List.of(new Clouds(0.22, 0.5, 2.4, 1.5, 0.9, Tint.of(0xd5dade), Tint.of(0x8d98a4), 92)));
  }

  static SkyDome sunset() {
    return new SkyDome(
        Tint.of(0x3f4880),
        Tint.of(0xc9798a),
        Tint.of(0xffb066),
        new Sun(0.2, 0.075, Tint.of(0xffd08a), 1.6, 0.75),
        List.of(
            new Clouds(-0.02, 0.3, 2.6, 2.1, 0.85, Tint.of(0xffb184), Tint.of(0x8d5f86), 23),
            new Clouds(-0.2, 0.3, 1.5, 4.5, 0.6, Tint.of(0xffc890), Tint.of(0xb4688a), 55)));
  }

  static SkyDome winter() {
    return new SkyDome(
        Tint.of(0x6f9fd0),
        Tint.of(0xa9c8e4),
        Tint.of(0xeaf0f5),
        new Sun(-0.6, 0.5, Tint.of(0xfff4e4), 0, 0.3),
        List.of(new Clouds(-0.15, 0.5, 4.2, 3, 0.6, Tint.of(0xfbfcfd), Tint.of(0xd6dfe8), 31)));
  }
}
