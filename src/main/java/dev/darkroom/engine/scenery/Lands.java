package dev.darkroom.engine.scenery;

/**
 * Open country under a sky: flat where the subject stands, rising behind.
 *
 * @param rim how far below the horizon, as a share of the height, the flat ground begins to be seen
 */
record Lands(SkyDome sky, Terrain terrain, double rim) implements View {
  @Override
  public void paint(Plate plate, Staging staging) {
    double horizon = staging.floor() - rim;
    sky.over(plate, Math.min(1, horizon + 0.02));
    terrain.over(plate, horizon);
    Focus.land(plate, staging, horizon);
  }

  static View snow() {
    float[] lit = Tint.of(0xfdfdfc);
    float[] shade = Tint.of(0xa9c0dc);
    float[] rock = Tint.of(0x6f7f96);
    Terrain.Relief relief =
        (x, z) ->
            0.028 * Fractal.step(0.5, 2, z) * Fractal.sum(x * 1.3, z * 1.3, 3, 81)
                + 0.5 * Fractal.step(3, 10, z) * (0.2 + Fractal.sum(x * 0.35, z * 0.35, 3, 84))
                + peaks(x, z, 13, 36, 9, 90)
                + 0.0035 * Fractal.sum(x * 9, z * 9, 3, 87);
    Terrain.Cover cover =
        (x, z, height, light, pixel, rgb) -> {
          Tint.set(rgb, shade);
          Tint.towards(rgb, lit, Fractal.step(0.1, 0.78, light));
          double steep = Fractal.step(0.3, 0.05, light) * Fractal.step(12, 16, z);
          double patch = Fractal.sum(x * 1.1, height * 4 + z * 0.6, 4, 93, pixel);
          Tint.towards(rgb, rock, steep * Fractal.step(-0.2, 0.35, patch));
          Tint.times(rgb, 1 + 0.025 * Fractal.sum(x * 160, z * 160, 2, 96, pixel * 160));
        };
    return new Lands(SkyDome.winter(), new Terrain(relief, cover, Tint.of(0xdfe9f3), 45, -1), 0.09);
  }

  static View dunes() {
    float[] lit = Tint.of(0xeec389);
    float[] shade = Tint.of(0x8f5d3c);
    Terrain.Relief relief =
        (x, z) ->
            0.95 * Fractal.step(1.3, 6.5, z) * crest(x * 0.42 + 0.23 * z, z * 0.3 - 0.1 * x, 101)
                + 0.05 * Fractal.step(0.6, 2, z) * Fractal.sum(x * 0.9, z * 0.9, 2, 104)
                + 0.0016
                    * Math.sin(70 * (z + 0.3 * x) + 5 * Fractal.sum(x * 3, z * 3, 2, 107))
                    * Fractal.step(2.4, 0.9, z);
    Terrain.Cover cover =
        (x, z, _, light, pixel, rgb) -> {
          Tint.set(rgb, shade);
          Tint.towards(rgb, lit, Fractal.step(0.05, 0.75, light));
          Tint.times(rgb, 1 + 0.08 * Fractal.sum(x * 240, z * 240, 2, 110, pixel * 240));
        };
    return new Lands(SkyDome.clear(), new Terrain(relief, cover, Tint.of(0xe9d9c2), 34, -1), 0.12);
  }

  static View mountains() {
    float[] grass = Tint.of(0x86a552);
    float[] shade = Tint.of(0x3c5a30);
    float[] rock = Tint.of(0x8793a3);
    float[] dark = Tint.of(0x4d5b70);
    float[] snow = Tint.of(0xf4f7fa);
    Terrain.Relief relief =
        (x, z) ->
            0.03 * Fractal.step(0.5, 2, z) * Fractal.sum(x * 1.2, z * 1.2, 3, 121)
                + 0.75 * Fractal.step(3, 9, z) * (0.2 + Fractal.sum(x * 0.4, z * 0.4, 4, 124))
                + peaks(x, z, 13, 34, 11, 127)
                + 0.006 * Fractal.sum(x * 16, z * 16, 2, 130);
    Terrain.Cover cover =
        (x, z, height, light, pixel, rgb) -> {
          double far = Fractal.step(13, 19, z + 3 * Fractal.sum(x * 0.7, z * 0.7, 2, 133));
          Tint.set(rgb, shade);
          double tuft = Fractal.sum(x * 60, z * 60, 3, 136, pixel * 60);
          Tint.towards(rgb, grass, 0.2 + 0.85 * light + 0.4 * tuft);
          float[] stone = dark.clone();
          Tint.towards(stone, rock, Fractal.step(0.15, 0.7, light));
          double line = 2.6 + 0.5 * Fractal.sum(x * 0.8, z * 0.8, 4, 139, pixel);
          Tint.towards(stone, snow, Fractal.step(line - 0.25, line + 0.3, height) * (0.4 + light));
          Tint.towards(rgb, stone, far);
        };
    return new Lands(SkyDome.day(), new Terrain(relief, cover, Tint.of(0xc3d6e8), 30, -1), 0.09);
  }

  static View meadow() {
    float[] grass = Tint.of(0x9cc04a);
    float[] shade = Tint.of(0x3f6a22);
    float[] flower = Tint.of(0xf6f0c8);
    Terrain.Relief relief =
        (x, z) ->
            0.05 * Fractal.step(0.6, 2, z) * Fractal.sum(x, z, 2, 141)
                + 1.3 * Fractal.step(2.5, 12, z) * (0.3 + Fractal.sum(x * 0.17, z * 0.17, 2, 144))
                + tufts(x, z);
    Terrain.Cover cover =
        (x, z, _, light, pixel, rgb) -> {
          double broad = Fractal.sum(x * 1.6, z * 1.6, 3, 147, pixel);
          double blade = Fractal.sum(x * 90, z * 46, 3, 150, pixel * 60);
          Tint.set(rgb, shade);
          Tint.towards(rgb, grass, 0.12 + 0.8 * light + 0.45 * blade + 0.3 * broad);
          double bloom = Fractal.sum(x * 46, z * 46, 1, 153, pixel * 30);
          Tint.towards(rgb, flower, 0.8 * Fractal.step(0.5, 0.62, bloom));
        };
    return new Lands(SkyDome.day(), new Terrain(relief, cover, Tint.of(0xd5e6ee), 40, -0.7), 0.09);
  }

  private static double tufts(double x, double z) {
    return 0.011 * Fractal.step(5, 1.5, z) * Fractal.sum(x * 42, z * 42, 2, 156);
  }

  /** A far range: sharp above, wide below. */
  private static double peaks(double x, double z, double from, double to, double high, int seed) {
    double rise = Fractal.step(from, to, z);
    if (rise <= 0) {
      return 0;
    }
    double sum = 0;
    double weight = 0.5;
    double scale = 0.075;
    double before = 1;
    for (int i = 0; i < 5; i++) {
      double ridge = 1 - Math.abs(Fractal.at(x * scale + 3.1 * i, z * scale - 1.7 * i, seed + i));
      ridge *= ridge * before;
      sum += weight * ridge;
      before = Math.min(1, 1.4 * ridge);
      weight *= 0.42;
      scale *= 2.1;
    }
    return high * rise * Math.max(0, sum - 0.28);
  }

  /** Waves with one gentle and one steep side. */
  private static double crest(double u, double v, int seed) {
    double bend = Fractal.sum(u * 0.8, v * 0.8, 2, seed + 7);
    double phase = u + 0.8 * bend + 0.5 * v;
    double share = phase - Math.floor(phase);
    double wave = share < 0.72 ? share / 0.72 : (1 - share) / 0.28;
    double size = 0.75 + 0.6 * Fractal.sum(u * 0.5 + 4, v, 2, seed);
    return size * wave * wave * (3 - 2 * wave);
  }
}
