package dev.darkroom.engine.render;

/**
 * What the paths of each pixel added up to; 54 bytes a pixel. Each pixel is written by one thread
 * at a time.
 */
final class Film {
  final int width;
  final int height;

  /** Sums over all samples, three a pixel, as in {@link Sample}. */
  final float[] base;

  final float[] rest;
  final float[] albedo;

  /** Sums over all passes of the squared brightness of a pass's mean, times its samples. */
  final float[] baseSquares;

  final float[] restSquares;

  /** Means, the normal in half precision. */
  final float[] depth;

  final short[] normals;

  private int samples;
  private int passes;

  Film(int width, int height) {
    this.width = width;
    this.height = height;
    int pixels = Math.multiplyExact(width, height);
    base = new float[Math.multiplyExact(pixels, 3)];
    rest = new float[pixels * 3];
    albedo = new float[pixels * 3];
    baseSquares = new float[pixels];
    restSquares = new float[pixels];
    depth = new float[pixels];
    normals = new short[pixels * 3];
  }

  /** Samples of each pixel in all passes that ended. */
  int samples() {
    return samples;
  }

  int passes() {
    return passes;
  }

  /** A pass over the whole picture has ended. */
  void passed(int count) {
    samples += count;
    passes++;
  }

  static double brightness(double red, double green, double blue) {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** Adds the sums of the samples that a pixel got in one pass. */
  void add(int pixel, Sample sum, int count) {
    int i = pixel * 3;
    base[i] += (float) sum.baseR;
    base[i + 1] += (float) sum.baseG;
    base[i + 2] += (float) sum.baseB;
    rest[i] += (float) sum.restR;
    rest[i + 1] += (float) sum.restG;
    rest[i + 2] += (float) sum.restB;
    albedo[i] += (float) sum.albedoR;
    albedo[i + 1] += (float) sum.albedoG;
    albedo[i + 2] += (float) sum.albedoB;
    double b = brightness(sum.baseR, sum.baseG, sum.baseB);
    double r = brightness(sum.restR, sum.restG, sum.restB);
    baseSquares[pixel] += (float) (b * b / count);
    restSquares[pixel] += (float) (r * r / count);
    float share = (float) count / (samples + count);
    depth[pixel] += share * ((float) sum.depth / count - depth[pixel]);
    mix(i, sum.nx / count, share);
    mix(i + 1, sum.ny / count, share);
    mix(i + 2, sum.nz / count, share);
  }

  private void mix(int at, double value, float share) {
    float before = Float.float16ToFloat(normals[at]);
    normals[at] = Float.floatToFloat16(before + share * ((float) value - before));
  }
}
