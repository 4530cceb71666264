package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import java.util.stream.IntStream;

/**
 * A field over the picture that follows its edges: the fast guided filter (He and Sun, 2015). A
 * small map is fitted, window by window, as a line over the luma of the picture; at full size the
 * lines' coefficients are looked up between the small map's points and applied to each pixel's own
 * luma.
 */
final class GuidedField {
  private final int width;
  private final int height;
  private final double scaleX;
  private final double scaleY;
  private final float[] slope;
  private final float[] offset;

  private GuidedField(int width, int height, double scaleX, double scaleY, float[][] line) {
    this.width = width;
    this.height = height;
    this.scaleX = scaleX;
    this.scaleY = scaleY;
    this.slope = line[0];
    this.offset = line[1];
  }

  /**
   * @param guide the small picture's luma, 0 to 1
   * @param map what is to be smoothed, of the same size
   * @param epsilon the variance of luma below which an area counts as flat
   */
  static GuidedField fit(
      Bitmap picture, float[] guide, float[] map, int width, int radius, double epsilon) {
    int height = guide.length / width;
    float[] meanGuide = Boxes.mean(guide, width, radius);
    float[] meanMap = Boxes.mean(map, width, radius);
    float[] both = Boxes.mean(product(guide, map), width, radius);
    float[] square = Boxes.mean(product(guide, guide), width, radius);
    float[] slope = new float[guide.length];
    float[] offset = new float[guide.length];
    for (int i = 0; i < guide.length; i++) {
      double covariance = both[i] - meanGuide[i] * meanMap[i];
      double variance = square[i] - meanGuide[i] * meanGuide[i];
      slope[i] = (float) (covariance / (variance + epsilon));
      offset[i] = meanMap[i] - slope[i] * meanGuide[i];
    }
    float[][] line = {Boxes.mean(slope, width, radius), Boxes.mean(offset, width, radius)};
    double scaleX = width / (double) picture.width();
    double scaleY = height / (double) picture.height();
    return new GuidedField(width, height, scaleX, scaleY, line);
  }

  /** The field at a pixel of the full picture that has this luma. */
  float at(int x, int y, float luma) {
    double column = Math.clamp((x + 0.5) * scaleX - 0.5, 0.0, width - 1.0);
    double row = Math.clamp((y + 0.5) * scaleY - 0.5, 0.0, height - 1.0);
    return (float) (between(slope, column, row) * luma + between(offset, column, row));
  }

  private double between(float[] values, double column, double row) {
    int left = (int) column;
    int top = (int) row;
    int right = Math.min(width - 1, left + 1);
    int bottom = Math.min(height - 1, top + 1);
    double x = column - left;
    double y = row - top;
    double upper = values[top * width + left] * (1 - x) + values[top * width + right] * x;
    double lower = values[bottom * width + left] * (1 - x) + values[bottom * width + right] * x;
    return upper * (1 - y) + lower * y;
  }

  private static float[] product(float[] a, float[] b) {
    float[] result = new float[a.length];
    IntStream.range(0, a.length).forEach(i -> result[i] = a[i] * b[i]);
    return result;
  }
}
