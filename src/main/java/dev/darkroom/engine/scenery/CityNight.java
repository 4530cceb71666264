package dev.darkroom.engine.scenery;

/** The lights of a town at night, far out of focus, mirrored by a wet floor. */
record CityNight() implements View {
  private static final float[] TOP = Tint.of(0x0e1430);
  private static final float[] LOW = Tint.of(0x33294d);
  private static final float[] HOUSE = Tint.of(0x0c0f20);
  private static final float[] STONE = Tint.of(0x1b1c26);
  private static final float[][] LAMPS = {
    Tint.of(0xffb45e),
    Tint.of(0xffd79a),
    Tint.of(0xff8a4c),
    Tint.of(0xfff0d8),
    Tint.of(0x63b7e8),
    Tint.of(0xe65a5a),
    Tint.of(0x5fc9b2)
  };

  @Override
  public void paint(Plate plate, Staging staging) {
    double floor = staging.floor();
    plate.paint((x, y, rgb) -> houses(x, y, floor, rgb));
    plate.soften(0.016);
    lamps(plate, floor);
    ground(plate, floor);
    Focus.soil(plate, staging);
  }

  private static void houses(double x, double y, double floor, float[] rgb) {
    Tint.set(rgb, TOP);
    Tint.towards(rgb, LOW, Fractal.step(0.1, 1, y / Math.max(0.1, floor)));
    for (int layer = 0; layer < 2; layer++) {
      double wide = layer == 0 ? 0.11 : 0.17;
      int house = (int) Math.floor(x / wide + 0.3 * layer);
      double roof = floor * (0.22 + 0.2 * layer + 0.42 * Fractal.pick(house, 9 + layer));
      if (y > roof && y < floor) {
        Tint.towards(rgb, HOUSE, 0.45 + 0.3 * layer);
      }
    }
  }

  private static void lamps(Plate plate, double floor) {
    double wide = plate.width / plate.unit;
    for (int n = 0; n < 190; n++) {
      double x = 1.15 * wide * (Bokeh.pick(n, 1) - 0.5);
      double rise = Math.pow(Bokeh.pick(n, 2), 1.7);
      double y = floor - 0.02 - rise * 0.85 * Math.max(0.15, floor);
      double size = 0.01 + 0.027 * Bokeh.pick(n, 3) * (1 - 0.4 * rise);
      int hue = (int) (LAMPS.length * Math.pow(Bokeh.pick(n, 4), 1.35));
      double strength = (0.1 + 0.6 * Math.pow(Bokeh.pick(n, 5), 2)) * (1 - 0.65 * rise);
      Bokeh.disc(plate, x, y, size, LAMPS[hue], strength);
    }
  }

  /** Dark stone that is wet: the lights run down in it. */
  private static void ground(Plate plate, double floor) {
    Plate soft = plate.softened(0.02);
    double horizon = floor - 0.12;
    Flat ground = new Flat(horizon, plate.tall(), 0.2);
    plate.paint(
        Math.max(0, floor - 0.03),
        1,
        (x, y, rgb) -> {
          double away = ground.away(y);
          double pixel = ground.pixel(away, plate.unit);
          double rough = Fractal.sum(x * away * 40, away * 40, 3, 33, pixel * 40);
          float[] here = STONE.clone();
          Tint.times(here, 0.8 + 0.35 * rough);
          float[] seen = new float[3];
          double down = y - floor;
          soft.sample(x + 0.006 * rough, floor - 0.9 * down - 0.02, seen);
          Tint.add(here, seen, 0.55 * (0.35 + 0.65 * Math.exp(-down / 0.12)) * (1 + 0.3 * rough));
          Tint.towards(rgb, here, Fractal.step(floor - 0.03, floor + 0.03, y));
        });
  }
}
