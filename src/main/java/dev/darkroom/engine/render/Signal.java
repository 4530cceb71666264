package dev.darkroom.engine.render;

/**
 * The light of some rows as the filter works on it, with how sure it is. Eight floats a pixel: the
 * base's light without its colour, its variance, the rest of the light, its variance.
 */
final class Signal {
  static final int STRIDE = 8;

  /** Keeps the division by a colour in bounds; the same is multiplied back. */
  static final float ALBEDO_MIN = 0.01f;

  private static final int SPREAD = 3;

  private Signal() {}

  /** Fills a row from the film. */
  static void read(Film film, int row, float[] into, int at, float[] guides, int guideAt) {
    for (int x = 0; x < film.width; x++) {
      int pixel = row * film.width + x;
      int tile = film.tileOf(x, row);
      float share = 1f / Math.max(1, film.samples(x, row));
      int i = at + x * STRIDE;
      double colour = Film.bright(film.albedo, pixel) * share + ALBEDO_MIN;
      for (int c = 0; c < 3; c++) {
        into[i + c] =
            film.base[pixel * 3 + c] * share / (film.albedo[pixel * 3 + c] * share + ALBEDO_MIN);
        into[i + 4 + c] = film.rest[pixel * 3 + c] * share;
        guides[guideAt + x * 4 + c] = Float.float16ToFloat(film.normals[pixel * 3 + c]);
      }
      double base = film.variance(film.baseSquares, film.base, pixel, tile);
      into[i + 3] = (float) (base / (colour * colour));
      into[i + 7] = (float) film.variance(film.restSquares, film.rest, pixel, tile);
      guides[guideAt + x * 4 + 3] = film.depth[pixel];
    }
  }

  /** Averages the variances of a row, which a few passes know badly, over neighbours. */
  static void blurAcross(int width, int y, float[] from, float[] to) {
    for (int x = 0; x < width; x++) {
      int first = Math.max(0, x - SPREAD);
      int last = Math.min(width - 1, x + SPREAD);
      float base = 0;
      float rest = 0;
      for (int q = first; q <= last; q++) {
        base += from[(y * width + q) * STRIDE + 3];
        rest += from[(y * width + q) * STRIDE + 7];
      }
      int at = (y * width + x) * STRIDE;
      to[at + 3] = base / (last - first + 1);
      to[at + 7] = rest / (last - first + 1);
    }
  }

  /** The same over the rows above and below. */
  static void blurDown(int width, int height, int y, float[] from, float[] to) {
    int first = Math.max(0, y - SPREAD);
    int last = Math.min(height - 1, y + SPREAD);
    for (int x = 0; x < width; x++) {
      float base = 0;
      float rest = 0;
      for (int q = first; q <= last; q++) {
        base += from[(q * width + x) * STRIDE + 3];
        rest += from[(q * width + x) * STRIDE + 7];
      }
      int at = (y * width + x) * STRIDE;
      to[at + 3] = base / (last - first + 1);
      to[at + 7] = rest / (last - first + 1);
    }
  }
}
