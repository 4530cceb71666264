package dev.darkroom.engine.render;

import dev.darkroom.engine.Bitmap;
import java.util.Collections;
import java.util.function.IntConsumer;

/**
 * Makes a picture of a {@link Film}. It works in strips of rows, so that its own memory stays the
 * same for large pictures: 80 bytes for each of about a million pixels.
 */
final class Denoiser {
  private static final int LEVELS = 5;
  private static final int STRIP_PIXELS = 1_100_000;

  /** Rows beyond a strip that its filtered rows depend on. */
  private static final int MARGIN = 2 * ((1 << LEVELS) - 1);

  private static final float STRENGTH = 3;

  private final int stripPixels;
  private final Film film;
  private final Scene scene;
  private final Crew crew;
  private final ToneCurve curve = new ToneCurve();

  Denoiser(Film film, Scene scene, Crew crew) {
    this(film, scene, crew, STRIP_PIXELS);
  }

  /**
   * @param stripPixels how many pixels are filtered at once
   */
  Denoiser(Film film, Scene scene, Crew crew, int stripPixels) {
    this.stripPixels = stripPixels;
    this.film = film;
    this.scene = scene;
    this.crew = crew;
  }

  /** Takes the finished light of a pixel. Called from several threads at once. */
  private interface Paper {
    void put(int pixel, double red, double green, double blue);
  }

  Bitmap picture() {
    var picture = new Bitmap(film.width, film.height);
    develop((pixel, r, g, b) -> curve.write(picture.pixels(), pixel, r, g, b));
    var clean = new Bitmap(film.width, film.height);
    rows(film.height, y -> Specks.row(picture, clean, y));
    return clean;
  }

  /** Red, green and blue of each pixel times the exposure, as light adds up. */
  float[] light() {
    float[] light = new float[Math.multiplyExact(film.width * film.height, 3)];
    develop(
        (pixel, r, g, b) -> {
          light[3 * pixel] = (float) r;
          light[3 * pixel + 1] = (float) g;
          light[3 * pixel + 2] = (float) b;
        });
    return light;
  }

  private void develop(Paper paper) {
    int rows = Math.max(64, stripPixels / film.width - 2 * MARGIN);
    if ((long) film.width * film.height <= stripPixels) {
      rows = film.height;
    }
    int most = Math.min(film.height, rows + 2 * MARGIN);
    float[] light = new float[most * film.width * Signal.STRIDE];
    float[] filtered = new float[light.length];
    float[] guides = new float[most * film.width * 4];
    for (int top = 0; top < film.height; top += rows) {
      strip(paper, top, Math.min(film.height, top + rows), light, filtered, guides);
    }
  }

  private void strip(
      Paper paper, int top, int bottom, float[] light, float[] filtered, float[] guides) {
    int first = Math.max(0, top - MARGIN);
    int count = Math.min(film.height, bottom + MARGIN) - first;
    int stride = film.width * Signal.STRIDE;
    rows(count, y -> Signal.read(film, first + y, light, y * stride, guides, y * film.width * 4));
    rows(count, y -> Signal.blurAcross(film.width, y, light, filtered));
    rows(count, y -> Signal.blurDown(film.width, count, y, filtered, light));
    float[] from = light;
    float[] to = filtered;
    for (int level = 0; level < LEVELS; level++) {
      var wavelet = new Wavelet(film.width, count, 1 << level, (float) scene.lens.pixel, STRENGTH);
      float[] source = from;
      float[] target = to;
      rows(count, y -> wavelet.row(y, source, target, guides));
      from = target;
      to = source;
    }
    float[] result = from;
    rows(bottom - top, y -> develop(paper, top + y, result, (top - first + y) * stride));
  }

  private void rows(int count, IntConsumer row) {
    crew.share(count, Collections.nCopies(crew.size(), row));
  }

  /** Gives a row its colours back. */
  private void develop(Paper paper, int y, float[] light, int at) {
    double exposure = scene.exposure;
    for (int x = 0; x < film.width; x++) {
      float share = 1f / Math.max(1, film.samples(x, y));
      int pixel = y * film.width + x;
      int i = at + x * Signal.STRIDE;
      float r = film.albedo[pixel * 3] * share + Signal.ALBEDO_MIN;
      float g = film.albedo[pixel * 3 + 1] * share + Signal.ALBEDO_MIN;
      float b = film.albedo[pixel * 3 + 2] * share + Signal.ALBEDO_MIN;
      paper.put(
          pixel,
          exposure * (light[i] * r + light[i + 4]),
          exposure * (light[i + 1] * g + light[i + 5]),
          exposure * (light[i + 2] * b + light[i + 6]));
    }
  }
}
