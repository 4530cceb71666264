package dev.darkroom.engine.scenery;

/** Open water to the horizon. */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record Sea(SkyDome sky, float[] deep, float[] near) implements View {
  @Override
  public void paint(Plate plate, Staging staging) {
    double horizon = staging.floor() - 0.2;
    sky.over(plate, horizon);
    Flat ground = new Flat(horizon, plate.tall(), 0.2);
    plate.paint(
        Math.max(0, horizon),
        1,
        (x, y, rgb) -> {
          double away = ground.away(y);
          double pixel = ground.pixel(away, plate.unit);
          double up = (y - horizon) * plate.tall();
          double swell = Fractal.sum(x * away * 3, away * 7, 4, 7, pixel * 5);
          double ripple = Fractal.sum(x * away * 14, away * 30, 3, 19, pixel * 20);
          float[] mirrored = new float[3];
          Water.mirror(sky, up, swell + 0.5 * ripple, mirrored);
          Tint.set(rgb, near);
          Tint.towards(rgb, deep, 0.9 * Math.exp(-up / 0.1) - 0.5 * swell);
          Tint.times(rgb, 1 + 0.22 * swell + 0.16 * ripple);
          Tint.towards(rgb, mirrored, 0.3 + 0.35 * Math.exp(-up / 0.05));
          Water.glitter(sky.sun(), x, up, swell + ripple, rgb);
        });
  }
}
