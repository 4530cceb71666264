package dev.darkroom.engine.scenery;

/**
 * A room far out of focus: a wall, and a window that lights it from the left.
 *
 * @param window how bright the window is, 0 for none in the picture
 */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record Room(float[] wall, float[] shade, float[] day, double window) implements View {
  @Override
  public void paint(Plate plate, Staging staging) {
    double floor = staging.floor();
    double left = -0.5 * plate.width / plate.unit;
    plate.paint(
        (x, y, rgb) -> {
          double across = x - left;
          double lit = Math.exp(-across / 0.75) * (1 - 0.25 * y);
          Tint.set(rgb, shade);
          Tint.towards(rgb, wall, 0.3 + 0.75 * lit);
          Tint.add(rgb, day, window * panes(across, y / Math.max(0.1, floor)));
        });
    plate.soften(0.03);
  }

  /** A window with a bar across and one down. */
  private static double panes(double across, double down) {
    double side = Fractal.step(0.02, 0.05, across) * Fractal.step(0.4, 0.37, across);
    double high = Fractal.step(0.02, 0.06, down) * Fractal.step(0.82, 0.76, down);
    double bar = 1 - 0.75 * Math.exp(-Math.pow((across - 0.21) / 0.014, 2));
    double rail = 1 - 0.75 * Math.exp(-Math.pow((down - 0.4) / 0.025, 2));
    return side * high * bar * rail;
  }

  static Room bright() {
    return new Room(Tint.of(0xe3ded7), Tint.of(0xa39d95), Tint.of(0xfffaf0), 0.75);
  }

  static Room cream() {
    return new Room(Tint.of(0xf0e6d6), Tint.of(0xc9b9a2), Tint.of(0xfff6e4), 0.35);
  }

  static Room grey() {
    return new Room(Tint.of(0xcfcfcd), Tint.of(0x8f9092), Tint.of(0xffffff), 0);
  }

  static Room dim() {
    return new Room(Tint.of(0x6b5a4a), Tint.of(0x221d1a), Tint.of(0xffd9a0), 0.28);
  }
}
