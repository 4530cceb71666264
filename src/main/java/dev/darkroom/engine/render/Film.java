package dev.darkroom.engine.render;

/**
 * What the paths of each pixel added up to; 55 bytes a pixel. It is made of square tiles, whose
 * pixels all have the same number of samples, but for those on edges, which have more. Each tile is
 * written by one thread at a time.
 */
final class Film {
  static final int TILE = 16;

  /** A tile whose pixels are off by less than this part of what the eye sees is clean. */
  private static final double CLEAN = 0.08;

  /** Brightness, white being 1, below which the eye sees differences less. */
  private static final double DARK = 0.1;

  /** A mean normal below this squared length is one of several surfaces. */
  private static final float WHOLE = 0.9f;

  /** Depths that differ by more than this part belong to different surfaces. */
  private static final float STEP = 0.04f;

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

  /** Samples of a pixel beyond those of its tile. */
  private final byte[] extra;

  private final int across;
  private final int[] samples;
  private final int[] passes;

  Film(int width, int height) {
    this.width = width;
    this.height = height;
    across = (width + TILE - 1) / TILE;
    int tiles = across * ((height + TILE - 1) / TILE);
    samples = new int[tiles];
    passes = new int[tiles];
    int pixels = Math.multiplyExact(width, height);
    base = new float[Math.multiplyExact(pixels, 3)];
    rest = new float[pixels * 3];
    albedo = new float[pixels * 3];
    baseSquares = new float[pixels];
    restSquares = new float[pixels];
    depth = new float[pixels];
    normals = new short[pixels * 3];
    extra = new byte[pixels];
  }

  int tiles() {
    return samples.length;
  }

  /** The number of the tile that a pixel lies in. */
  int tileOf(int x, int y) {
    return y / TILE * across + x / TILE;
  }

  int left(int tile) {
    return tile % across * TILE;
  }

  int top(int tile) {
    return tile / across * TILE;
  }

  int right(int tile) {
    return Math.min(width, left(tile) + TILE);
  }

  int bottom(int tile) {
    return Math.min(height, top(tile) + TILE);
  }

  /** Samples of each pixel of a tile in all passes that ended. */
  int samples(int tile) {
    return samples[tile];
  }

  /** Samples of a pixel in all passes that ended. */
  int samples(int x, int y) {
    return samples[tileOf(x, y)] + extra[y * width + x];
  }

  private int samplesOf(int pixel) {
    return samples(pixel % width, pixel / width);
  }

  int passes(int tile) {
    return passes[tile];
  }

  /** A pass over a tile has ended. */
  void passed(int tile, int count) {
    samples[tile] += count;
    passes[tile]++;
  }

  /**
   * Whether more samples of a tile would change nothing that can be seen once it is denoised, as
   * far as the differences between its passes tell.
   */
  boolean clean(int tile, double exposure) {
    if (passes[tile] < 2) {
      return false;
    }
    double errors = 0;
    for (int y = top(tile); y < bottom(tile); y++) {
      for (int x = left(tile); x < right(tile); x++) {
        int pixel = y * width + x;
        double variance =
            variance(baseSquares, base, pixel, tile) + variance(restSquares, rest, pixel, tile);
        double seen =
            Math.min(2, exposure * (bright(base, pixel) + bright(rest, pixel)) / samples(x, y))
                + DARK;
        errors += variance * exposure * exposure / (seen * seen);
      }
    }
    int pixels = (right(tile) - left(tile)) * (bottom(tile) - top(tile));
    return errors < CLEAN * CLEAN * pixels;
  }

  /** The variance of a pixel's mean brightness; a guess after only one pass. */
  double variance(float[] squares, float[] light, int pixel, int tile) {
    int count = Math.max(1, samplesOf(pixel));
    int looks = passes[tile] + (extra[pixel] > 0 ? 1 : 0);
    double mean = bright(light, pixel) / count;
    if (looks < 2) {
      return 0.25 * mean * mean;
    }
    return Math.max(0, squares[pixel] / count - mean * mean) / (looks - 1);
  }

  static double bright(float[] light, int pixel) {
    return brightness(light[pixel * 3], light[pixel * 3 + 1], light[pixel * 3 + 2]);
  }

  static double brightness(double red, double green, double blue) {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** Adds the sums of the samples that a pixel got in one pass. */
  void add(int x, int y, Sample sum, int count) {
    int pixel = y * width + x;
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
    float share = (float) count / (samples(x, y) + count);
    depth[pixel] += share * ((float) sum.depth / count - depth[pixel]);
    mix(i, sum.nx / count, share);
    mix(i + 1, sum.ny / count, share);
    mix(i + 2, sum.nz / count, share);
  }

  /** Adds samples that only this pixel of its tile got. */
  void addExtra(int x, int y, Sample sum, int count) {
    add(x, y, sum, count);
    extra[y * width + x] += (byte) count;
  }

  /**
   * Whether a pixel shows more than one surface, or lies beside one that does: its mean normal is
   * short, or its surface ends before a neighbour's.
   */
  boolean edge(int x, int y) {
    int pixel = y * width + x;
    if (length(pixel) < WHOLE && depth[pixel] > 0) {
      return true;
    }
    return (x > 0 && apart(pixel, pixel - 1))
        || (x + 1 < width && apart(pixel, pixel + 1))
        || (y > 0 && apart(pixel, pixel - width))
        || (y + 1 < height && apart(pixel, pixel + width));
  }

  private boolean apart(int pixel, int other) {
    float nearer = Math.min(depth[pixel], depth[other]);
    return Math.abs(depth[pixel] - depth[other]) > STEP * nearer;
  }

  /** The squared length of the mean normal. */
  private float length(int pixel) {
    float x = Float.float16ToFloat(normals[pixel * 3]);
    float y = Float.float16ToFloat(normals[pixel * 3 + 1]);
    float z = Float.float16ToFloat(normals[pixel * 3 + 2]);
    return x * x + y * y + z * z;
  }

  private void mix(int at, double value, float share) {
    float before = Float.float16ToFloat(normals[at]);
    normals[at] = Float.floatToFloat16(before + share * ((float) value - before));
  }
}
