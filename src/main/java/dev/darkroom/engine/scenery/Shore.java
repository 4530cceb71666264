package dev.darkroom.engine.scenery;

/**
 * Sand that runs into the sea.
 *
 * @param deep the water far away
 * @param shallow the water near the sand
 * @param glare how strongly the sky is seen in the water and the wet sand
 */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record Shore(SkyDome sky, float[] deep, float[] shallow, float[] sand, float[] foam, double glare)
    implements View {
  /** How much of the height lies between the horizon and the dry sand. */
  private static final double BAND = 0.17;

  @Override
  public void paint(Plate plate, Staging staging) {
    double horizon = staging.floor() - BAND;
    sky.over(plate, horizon);
    Flat ground = new Flat(horizon, plate.tall(), 0.2);
    double line = ground.away(staging.floor() - 0.035);
    plate.paint(Math.max(0, horizon), 1, (x, y, rgb) -> place(plate, ground, line, x, y, rgb));
    Focus.land(plate, staging, horizon);
  }

  private void place(Plate plate, Flat ground, double line, double x, double y, float[] rgb) {
    double away = ground.away(y);
    double across = x * away;
    double pixel = ground.pixel(away, plate.unit);
    double wave = 0.16 * line * Fractal.sum(across * 1.1 + 3, 0.5, 3, 61);
    double in = (away + wave - line + 0.12 * line * x) / line;
    if (in > 0) {
      water(ground, across, away, in, x, y, pixel, rgb);
    } else {
      sand(ground, across, away, -in, x, y, pixel, rgb);
    }
  }

  private void water(
      Flat ground,
      double across,
      double away,
      double in,
      double x,
      double y,
      double pixel,
      float[] rgb) {
    double swell = Fractal.sum(across * 5, away * 9, 4, 7, pixel * 7);
    double ripple = Fractal.sum(across * 16, away * 34, 3, 19, pixel * 22);
    double up = (y - ground.horizon()) * ground.tall();
    Water.mirror(sky, up, swell + 0.6 * ripple, rgb);
    float[] own = shallow.clone();
    Tint.towards(own, deep, Fractal.step(0.02, 1.1, in));
    Tint.times(own, 1 + 0.13 * swell);
    double seen = Math.clamp(glare * (0.35 + 0.65 * Math.exp(-up / 0.1)), 0.0, 1.0);
    float[] mirrored = rgb.clone();
    Tint.set(rgb, own);
    Tint.towards(rgb, mirrored, seen);
    Water.glitter(sky.sun(), x, up, swell + ripple, rgb);
    for (double crest : new double[] {0.03, 0.24, 0.62}) {
      double bend = 0.1 * Fractal.sum(across * 2 + 40 * crest, 0.5, 3, 88);
      double off = in - crest * (1 + 1.2 * bend) - 0.08 * bend;
      double broken = Fractal.sum(across * 14, away * 24, 3, 29, pixel * 16);
      double width = 0.022 + 0.05 * crest;
      double white =
          Math.exp(-off * off / (width * width)) * Fractal.step(-0.35, 0.5, broken - crest + 0.1);
      Tint.towards(rgb, foam, 0.85 * white);
    }
  }

  private void sand(
      Flat ground,
      double across,
      double away,
      double out,
      double x,
      double y,
      double pixel,
      float[] rgb) {
    Sand.dry(sand, across, away, pixel, rgb);
    double wet = 1 - Fractal.step(0.02, 0.3, out);
    Tint.times(rgb, 1 - 0.42 * wet);
    float[] mirrored = new float[3];
    double up = (y - ground.horizon()) * ground.tall();
    sky.clear(x, up, mirrored);
    Tint.towards(rgb, mirrored, 0.55 * glare * wet * wet);
    Tint.towards(rgb, foam, 0.8 * Math.exp(-out * out / 0.0006));
  }

  static View day() {
    return new Shore(
        SkyDome.day(),
        Tint.of(0x2f7fa8),
        Tint.of(0x84cfcb),
        Tint.of(0xe6d2ab),
        Tint.of(0xf8fbfa),
        0.45);
  }

  static View sunset() {
    return new Shore(
        SkyDome.sunset(),
        Tint.of(0x5a4a66),
        Tint.of(0x9c6f6c),
        Tint.of(0xa5795c),
        Tint.of(0xffd9b4),
        0.85);
  }
}
