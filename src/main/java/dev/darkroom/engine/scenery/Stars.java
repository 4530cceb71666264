package dev.darkroom.engine.scenery;

/**
 * A clear night.
 *
 * @param dome the colour of the sky behind the stars
 * @param galaxy how bright the band of the Milky Way is
 * @param ground whether there is land below, else stars are all around
 */
record Stars(SkyDome dome, double galaxy, boolean ground) implements View {
  private static final SkyDome NIGHT =
      new SkyDome(
          Tint.of(0x0b1430), Tint.of(0x1c2c57), Tint.of(0x44507f), Sun.NONE, java.util.List.of());
  private static final SkyDome SPACE =
      new SkyDome(
          Tint.of(0x070a18), Tint.of(0x0d1230), Tint.of(0x141438), Sun.NONE, java.util.List.of());

  private static final float[] BAND = Tint.of(0x8f9ad0);
  private static final float[] DUST = Tint.of(0xd79ab8);
  private static final float[] BLUE = Tint.of(0x4f7fd8);
  private static final float[] COOL = Tint.of(0xcfdcff);
  private static final float[] WARM = Tint.of(0xffe2c4);

  @Override
  public void paint(Plate plate, Staging staging) {
    double horizon = staging.floor() - (ground ? 0.06 : 0);
    heaven(plate, horizon);
    if (ground) {
      land(plate, horizon);
      Focus.land(plate, staging, horizon);
    }
    dots(plate, horizon);
  }

  private void heaven(Plate plate, double horizon) {
    double tall = plate.tall();
    plate.paint(
        0,
        ground ? Math.max(0, horizon) : 1,
        (x, y, rgb) -> {
          dome.clear(x, (horizon - y) * tall, rgb);
          milkyWay(x, y * tall, rgb);
        });
    plate.soften(0.004);
  }

  private void milkyWay(double x, double v, float[] rgb) {
    double along = 0.8 * x + 0.6 * v;
    double across = -0.6 * x + 0.8 * v - 0.22;
    double bent = across + 0.09 * Fractal.sum(along * 2, across * 2, 3, 5);
    double body = Math.exp(-bent * bent / 0.03);
    double cloud = 0.55 + 0.9 * Fractal.sum(along * 3.4, across * 5, 5, 15);
    double lane =
        Math.exp(-Math.pow((bent - 0.02 + 0.05 * Fractal.sum(along * 4, 3, 3, 25)) / 0.035, 2));
    double light = galaxy * body * Math.max(0, cloud) * (1 - 0.6 * lane);
    Tint.add(rgb, BAND, 0.32 * light);
    Tint.add(rgb, DUST, 0.22 * light * light * galaxy);
    if (!ground) {
      double cold = Math.max(0, Fractal.sum(x * 1.6 + 7, v * 1.6, 4, 35));
      Tint.add(rgb, BLUE, 0.16 * galaxy * cold);
    }
  }

  private void dots(Plate plate, double horizon) {
    int count = (int) Math.min(2200, 1500 * plate.width * plate.height / (plate.unit * plate.unit));
    double wide = plate.width / plate.unit;
    double lowest = ground ? Math.max(0.01, horizon - 0.05) : 1;
    for (int n = 0; n < count; n++) {
      double x = wide * (Bokeh.pick(n, 81) - 0.5);
      double y = Bokeh.pick(n, 82) * lowest;
      double rare = Bokeh.pick(n, 83);
      double bright = 0.16 + 0.9 * Math.pow(rare, 9);
      double size = 0.0009 + 0.0022 * Math.pow(rare, 14);
      double low = ground ? Fractal.step(0, 0.25, horizon - y) : 1;
      Bokeh.disc(plate, x, y, size, Bokeh.pick(n, 84) < 0.7 ? COOL : WARM, bright * low);
    }
  }

  /** Hills far away and dark land before them. */
  private static void land(Plate plate, double horizon) {
    Terrain.Relief hills =
        (x, z) ->
            0.9 * Fractal.step(4, 12, z) * (0.45 + Fractal.sum(x * 0.16, z * 0.16, 4, 45))
                + 0.004 * Fractal.sum(x * 5, z * 5, 3, 47);
    float[] soil = Tint.of(0x232b46);
    new Terrain(
            hills,
            (x, z, _, light, pixel, rgb) -> {
              Tint.set(rgb, soil);
              double grain = Fractal.sum(x * 60, z * 60, 2, 49, pixel * 60);
              Tint.times(rgb, 0.5 + 0.9 * light + 0.25 * grain);
            },
            Tint.of(0x33406e),
            16,
            -0.6)
        .over(plate, horizon);
  }

  static View overLand() {
    return new Stars(NIGHT, 0.7, true);
  }

  static View alone() {
    return new Stars(NIGHT, 0.7, false);
  }

  static View space() {
    return new Stars(SPACE, 1.2, false);
  }
}
