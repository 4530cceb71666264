package dev.darkroom.engine.scenery;

/**
 * A wide sky over a wet plain that mirrors it.
 *
 * @param plain the plain's own colour
 * @param glare how much of the sky the plain shows
 */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record OpenSky(SkyDome sky, float[] plain, double glare) implements View {
  @Override
  public void paint(Plate plate, Staging staging) {
    double horizon = staging.floor() - 0.06;
    sky.over(plate, horizon);
    double pixel = 1 / plate.unit;
    Flat ground = new Flat(horizon, plate.tall(), 0.2);
    plate.paint(
        Math.max(0, horizon),
        1,
        (x, y, rgb) -> {
          double below = (y - horizon) * plate.tall();
          double away = ground.away(y);
          double wave =
              Fractal.sum(x * away * 4, away * 9, 3, 71, ground.pixel(away, plate.unit) * 9);
          sky.mirrored(x + 0.01 * wave, below + 0.02 * wave, 2 * pixel, rgb);
          float[] own = plain.clone();
          Tint.times(own, 1 + 0.04 * wave);
          Tint.towards(rgb, own, 1 - glare * (0.45 + 0.55 * Math.exp(-below / 0.22)));
          Water.glitter(sky.sun(), x, below, 1.5 * wave, rgb);
          Tint.towards(rgb, sky.low(), 0.5 * Math.exp(-below / 0.012));
        });
    Focus.land(plate, staging, horizon);
  }

  static View clear() {
    return new OpenSky(SkyDome.clear(), Tint.of(0xe8eef3), 0.55);
  }

  static View cloudy() {
    return new OpenSky(SkyDome.cloudy(), Tint.of(0xdfe5ea), 0.55);
  }

  static View overcast() {
    return new OpenSky(SkyDome.overcast(), Tint.of(0xc2c8cd), 0.4);
  }

  static View sunset() {
    return new OpenSky(SkyDome.sunset(), Tint.of(0x6f5466), 0.75);
  }
}
