package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import java.util.stream.IntStream;

/** Turns a region found at thumbnail size into a soft matte at the picture's size. */
final class Matte {
  private static final int GUIDE_SIDE_MAX = 640;

  /** What the filter leaves below or above this counts as none or all. */
  private static final float TOE = 0.06f;

  private Matte() {}

  /** Follows the picture's edges within a narrow band around the region's outline. */
  static Mask of(Bitmap picture, Shape shape, Monitor monitor) {
    float[] values = new float[shape.inside().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = shape.inside()[i] ? 1 : 0;
    }
    return of(picture, shape.width(), shape.height(), values, monitor);
  }

  /** The same from soft values, 0 to 1. */
  static Mask of(Bitmap picture, int width, int height, float[] values, Monitor monitor) {
    Thumbnail guide = Thumbnail.colours(picture, GUIDE_SIDE_MAX);
    float[] fitted = resized(values, width, height, guide.width(), guide.height());
    int side = Math.max(guide.width(), guide.height());
    int radius = Math.max(2, Math.round(side / 150f));
    GuidedFilter filter = GuidedFilter.fit(guide, fitted, radius, 1e-4);
    monitor.check();
    Shape sure = Shape.where(guide.width(), guide.height(), i -> fitted[i] > 0.5f);
    int reach = Math.max(2, Math.round(side / 200f));
    Shape core = sure.shrunk(reach);
    Shape near = sure.grown(reach);
    Shape band = near.and(core.not());
    Mask mask = new Mask(picture.width(), picture.height());
    IntStream.range(0, picture.height())
        .parallel()
        .forEach(y -> row(picture, filter, core, band, mask, y));
    monitor.check();
    return mask;
  }

  /** Bilinear. */
  static float[] resized(float[] values, int width, int height, int toWidth, int toHeight) {
    float[] result = new float[toWidth * toHeight];
    for (int y = 0; y < toHeight; y++) {
      double v = Math.clamp((y + 0.5) * height / toHeight - 0.5, 0, height - 1.0);
      int top = (int) v;
      int below = Math.min(top + 1, height - 1);
      for (int x = 0; x < toWidth; x++) {
        double u = Math.clamp((x + 0.5) * width / toWidth - 0.5, 0, width - 1.0);
        int left = (int) u;
        int right = Math.min(left + 1, width - 1);
        double upper =
            values[top * width + left] * (1 - u + left) + values[top * width + right] * (u - left);
        double lower =
            values[below * width + left] * (1 - u + left)
                + values[below * width + right] * (u - left);
        result[y * toWidth + x] = (float) (upper + (lower - upper) * (v - top));
      }
    }
    return result;
  }

  private static void row(
      Bitmap picture, GuidedFilter filter, Shape core, Shape band, Mask mask, int y) {
    float[] line = new float[picture.width()];
    filter.row(picture, y, band, line);
    int from = (int) ((long) y * core.height() / picture.height()) * core.width();
    for (int x = 0; x < line.length; x++) {
      int at = from + (int) ((long) x * core.width() / picture.width());
      float value = Math.clamp((line[x] - TOE) / (1 - 2 * TOE), 0f, 1f);
      value = core.inside()[at] ? 1 : band.inside()[at] ? value : 0;
      mask.coverage()[y * line.length + x] = (byte) Math.round(255 * value);
    }
  }
}
