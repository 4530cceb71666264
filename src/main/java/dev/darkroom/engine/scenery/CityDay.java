package dev.darkroom.engine.scenery;

/** A town by day, far out of focus, beyond a terrace of pale stone. */
record CityDay() implements View {
  private static final float[] GLASS = Tint.of(0x8fa9bf);
  private static final float[] WALL = Tint.of(0xd5cdc0);
  private static final float[] TREE = Tint.of(0x6d8a58);
  private static final float[] STONE = Tint.of(0xcfc9bf);

  @Override
  public void paint(Plate plate, Staging staging) {
    double floor = staging.floor();
    SkyDome.winter().over(plate, 1);
    plate.paint(0, Math.max(0, floor + 0.05), (x, y, rgb) -> town(x, y, floor, rgb));
    plate.soften(0.02);
    glints(plate, floor);
    terrace(plate, floor);
    Focus.soil(plate, staging);
  }

  private static void town(double x, double y, double floor, float[] rgb) {
    double share = y / Math.max(0.1, floor);
    for (int layer = 0; layer < 3; layer++) {
      double wide = 0.09 + 0.05 * layer;
      int house = (int) Math.floor(x / wide + 0.37 * layer);
      double roof = 0.08 + 0.17 * layer + 0.4 * Fractal.pick(house, 19 + layer);
      if (share > roof) {
        float[] colour = WALL.clone();
        Tint.towards(colour, GLASS, Fractal.pick(house, 29 + layer));
        Tint.times(colour, 0.7 + 0.5 * Fractal.pick(house, 39 + layer));
        double inside = x / wide + 0.37 * layer - house;
        Tint.times(colour, inside < 0.35 ? 1.12 : 0.86);
        double rows = Math.floor(share * 60 / (1 + 0.5 * layer));
        Tint.times(colour, rows % 2 == 0 ? 0.9 : 1.06);
        Tint.towards(rgb, colour, 0.55 + 0.18 * layer);
      }
    }
    double green = Fractal.sum(x * 7, 3, 3, 49);
    Tint.towards(rgb, TREE, 0.85 * Fractal.step(0.86 - 0.1 * green, 0.93, share));
  }

  private static void glints(Plate plate, double floor) {
    float[] sun = Tint.of(0xfff3d8);
    for (int n = 0; n < 46; n++) {
      double x = 1.1 * (Bokeh.pick(n, 51) - 0.5) * plate.width / plate.unit;
      double y = Math.max(0.1, floor) * (0.35 + 0.62 * Bokeh.pick(n, 52));
      double size = 0.009 + 0.02 * Bokeh.pick(n, 53);
      Bokeh.disc(plate, x, y, size, sun, 0.05 + 0.2 * Math.pow(Bokeh.pick(n, 54), 3));
    }
  }

  private static void terrace(Plate plate, double floor) {
    Flat ground = new Flat(floor - 0.12, plate.tall(), 0.2);
    plate.paint(
        Math.max(0, floor - 0.02),
        1,
        (x, y, rgb) -> {
          double away = ground.away(y);
          double pixel = ground.pixel(away, plate.unit);
          double tone = Fractal.sum(x * away * 3, away * 3, 3, 61, pixel * 3);
          double grain = Fractal.sum(x * away * 90, away * 90, 2, 65, pixel * 90);
          double u = x * away * 3.1;
          double v = away * 3.1;
          double joint = Math.min(Math.abs(u - Math.rint(u)), Math.abs(v - Math.rint(v)));
          float[] here = STONE.clone();
          double line = 0.22 * Math.exp(-joint / (0.012 + 3 * pixel));
          Tint.times(here, (0.92 - 0.12 * x) * (1 + 0.1 * tone + 0.1 * grain) * (1 - line));
          Tint.towards(rgb, here, Fractal.step(floor - 0.016, floor + 0.016, y));
        });
  }
}
