package dev.darkroom.engine.render;

/**
 * The light of some rows as the filter works on it, with how sure it is. Eight floats a pixel: the
 * base's light without its colour, its variance, the rest of the light, its variance.
 */
final class Signal {
  static final int STRIDE = 8;

  /** Keeps the division by a colour in bounds; the same is multiplied back. */
  static final float ALBEDO_MIN = 0.01f;

  private Signal() {}

  /** Fills a row from the film. */
  static void read(Film film, int row, float[] into, int at, float[] guides, int guideAt) {
    float share = 1f / Math.max(1, film.samples());
    for (int x = 0; x < film.width; x++) {
      int pixel = row * film.width + x;
      int i = at + x * STRIDE;
      float brightBase = bright(film.base, pixel * 3) * share;
      float brightRest = bright(film.rest, pixel * 3) * share;
      float brightAlbedo = bright(film.albedo, pixel * 3) * share + ALBEDO_MIN;
      for (int c = 0; c < 3; c++) {
        into[i + c] =
            film.base[pixel * 3 + c] * share / (film.albedo[pixel * 3 + c] * share + ALBEDO_MIN);
        into[i + 4 + c] = film.rest[pixel * 3 + c] * share;
        guides[guideAt + x * 4 + c] = Float.float16ToFloat(film.normals[pixel * 3 + c]);
      }
      into[i + 3] =
          variance(film, film.baseSquares[pixel] * share, brightBase)
              / (brightAlbedo * brightAlbedo);
      into[i + 7] = variance(film, film.restSquares[pixel] * share, brightRest);
      guides[guideAt + x * 4 + 3] = film.depth[pixel];
    }
  }

  /** Of the mean over all passes; a guess after the first pass. */
  private static float variance(Film film, float meanOfSquares, float mean) {
    int passes = film.passes();
    if (passes < 2) {
      return 0.25f * mean * mean;
    }
    return Math.max(0, meanOfSquares - mean * mean) / (passes - 1);
  }

  private static float bright(float[] light, int at) {
    return (float) Film.brightness(light[at], light[at + 1], light[at + 2]);
  }
}
