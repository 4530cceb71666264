package dev.darkroom.engine.scenery;

/**
 * Foliage far out of focus with light falling through it, over a soft floor.
 *
 * @param dark the shade between the leaves
 * @param leaf the leaves
 * @param bright where the light comes through
 * @param spark the discs of light
 * @param soil the floor
 * @param trunks how dark the stems are seen, 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record Woods(
    float[] dark,
    float[] leaf,
    float[] bright,
    float[] spark,
    float[] soil,
    double trunks,
    int seed)
    implements View {
  @Override
  public void paint(Plate plate, Staging staging) {
    foliage(plate, staging.floor());
    floor(plate, staging);
  }

  /** Only the foliage, as a view. */
  void behind(Plate plate, Staging staging) {
    foliage(plate, staging.floor());
  }

  /** Only what is behind, down to a row. */
  void foliage(Plate plate, double floor) {
    double middle = 0.45 * floor;
    plate.paint((x, y, rgb) -> leaves(x, y, middle, floor, plate.tall(), rgb));
    plate.soften(0.022);
    discs(plate, floor);
  }

  private void leaves(double x, double y, double middle, double floor, double tall, float[] rgb) {
    double v = y * tall;
    double clump = Fractal.sum(x * 3.2, v * 3.2, 4, seed);
    double fine = Fractal.sum(x * 11, v * 11, 3, seed + 5);
    double glow = Math.exp(-x * x / 0.4 - (y - middle) * (y - middle) * tall * tall / 0.16);
    Tint.set(rgb, dark);
    Tint.towards(rgb, leaf, 0.3 + 1.1 * clump + 0.4 * glow);
    Tint.towards(rgb, bright, 0.7 * glow + 0.6 * fine + 0.45 * clump - 0.2);
    stems(x, y, floor, rgb);
  }

  private void stems(double x, double y, double floor, float[] rgb) {
    for (int n = 0; trunks > 0 && n < 9; n++) {
      double at = (n - 4) * 0.19 + 0.12 * (Bokeh.pick(n, seed) - 0.5);
      double thick = 0.012 + 0.02 * Bokeh.pick(n, seed + 1);
      double lean = 0.06 * (Bokeh.pick(n, seed + 2) - 0.5);
      double off = (x - at - lean * (floor - y)) / thick;
      double strength = trunks * (0.35 + 0.65 * Bokeh.pick(n, seed + 3));
      Tint.towards(rgb, dark, strength * Math.exp(-off * off) * Fractal.step(-0.1, 0.5, y));
    }
  }

  private void discs(Plate plate, double floor) {
    for (int n = 0; n < 90; n++) {
      double x = 1.3 * (Bokeh.pick(n, seed + 10) - 0.5) * plate.width / plate.unit;
      double down = Math.pow(Bokeh.pick(n, seed + 11), 1.3);
      double y = Math.max(0.1, floor - 0.04) * down;
      double size = 0.012 + 0.03 * Bokeh.pick(n, seed + 12);
      double strength = (0.05 + 0.22 * Math.pow(Bokeh.pick(n, seed + 13), 2)) * (1.15 - down);
      Bokeh.disc(plate, x, y, size, spark, strength);
    }
  }

  private void floor(Plate plate, Staging staging) {
    double edge = staging.floor();
    Flat ground = new Flat(edge - 0.1, plate.tall(), 0.2);
    Plate behind = plate.softened(0.03);
    plate.paint(
        Math.max(0, edge - 0.06),
        1,
        (x, y, rgb) -> {
          double away = ground.away(y);
          double across = x * away;
          double pixel = ground.pixel(away, plate.unit);
          float[] here = soil.clone();
          double moss = Fractal.sum(across * 5, away * 5, 4, seed + 40, pixel * 5);
          double bumps = Sand.relief(across, away, 22, 3, seed + 50, pixel);
          double fine = Fractal.sum(across * 110, away * 110, 2, seed + 60, pixel * 110);
          Tint.towards(here, leaf, 0.3 + 0.4 * moss);
          double fall = Math.exp(-x * x / 0.5);
          Tint.times(here, (0.62 + 0.5 * fall) * (1 + 0.3 * bumps + 0.16 * fine));
          float[] lit = new float[3];
          behind.sample(x, edge - 0.5 * (y - edge) - 0.05, lit);
          Tint.towards(here, lit, 0.35 * Math.exp(-(y - edge) / 0.12));
          Tint.towards(rgb, here, Fractal.step(edge - 0.05, edge + 0.05, y));
        });
    Focus.soil(plate, staging);
  }

  static Woods forest() {
    return new Woods(
        Tint.of(0x1f3a1e),
        Tint.of(0x4f7d35),
        Tint.of(0xd3e28c),
        Tint.of(0xeaf5b8),
        Tint.of(0x5a4a30),
        0.7,
        301);
  }

  static Woods autumn() {
    return new Woods(
        Tint.of(0x4a2412),
        Tint.of(0xb45f1d),
        Tint.of(0xf4c65c),
        Tint.of(0xffe3a0),
        Tint.of(0x7a4722),
        0.6,
        377);
  }

  static Woods blossoms() {
    return new Woods(
        Tint.of(0xb78a98),
        Tint.of(0xecb4c6),
        Tint.of(0xfdeef2),
        Tint.of(0xffe6ee),
        Tint.of(0xb59c93),
        0.25,
        411);
  }

  static Woods garden() {
    return new Woods(
        Tint.of(0x4f7240),
        Tint.of(0x8fb265),
        Tint.of(0xf1f5d4),
        Tint.of(0xfbffe6),
        Tint.of(0x6b7b4a),
        0,
        523);
  }
}
