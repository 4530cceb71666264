package dev.darkroom.engine.render;

/**
 * Random numbers that fill the unit square evenly: the first two dimensions of Sobol's sequence,
 * scrambled after Owen by hashing (Burley, Practical Hash-based Owen Scrambling, 2020) and numbered
 * along a Z-curve over the picture, which makes the errors of neighbouring pixels differ (Ahmed and
 * Wonka, Screen-Space Blue-Noise Diffusion of Monte Carlo Sampling Error, 2020). Each pair of
 * dimensions has its own order and scrambling. The numbers depend on the seed, the pixel, the
 * sample and the pair only. One thread uses it at a time.
 */
final class Sampler {
  private static final double STEP = 0x1p-32;

  /** Paths seldom draw more pairs than these. */
  private static final int KEYED_PAIRS = 64;

  private static final int FIRST = 0x5bd1e995;
  private static final int SECOND = 0x1b873593;

  private final int seed;
  private final int sampleBits;
  private final int[] table;

  /** Three keys of each of the first pairs of dimensions: of its order and of its two numbers. */
  private final int[] keys;

  private int index;

  /** The numbers drawn last, from 0 and below 1. */
  double a;

  double b;

  /**
   * @param samplesMax in a pixel
   */
  Sampler(long seed, int samplesMax) {
    this.seed = hash((int) seed ^ hash((int) (seed >>> 32)));
    this.sampleBits = 32 - Integer.numberOfLeadingZeros(Math.max(1, samplesMax) - 1);
    this.table = secondDimension();
    this.keys = new int[KEYED_PAIRS * 3];
    for (int pair = 0; pair < KEYED_PAIRS; pair++) {
      int key = key(pair);
      keys[pair * 3] = key;
      keys[pair * 3 + 1] = hash(key ^ FIRST);
      keys[pair * 3 + 2] = hash(key ^ SECOND);
    }
  }

  private int key(int pair) {
    return hash(seed ^ hash(pair));
  }

  /** The second dimension of Sobol's sequence for each value of each of the four bytes. */
  private static int[] secondDimension() {
    int[] columns = new int[32];
    int column = 1 << 31;
    for (int bit = 0; bit < 32; bit++) {
      columns[bit] = column;
      column ^= column >>> 1;
    }
    int[] result = new int[4 * 256];
    for (int part = 0; part < 4; part++) {
      for (int value = 0; value < 256; value++) {
        for (int bit = 0; bit < 8; bit++) {
          if ((value >> bit & 1) == 1) {
            result[part * 256 + value] ^= columns[part * 8 + bit];
          }
        }
      }
    }
    return result;
  }

  /** Begins a sample of a pixel. */
  void start(int x, int y, int sample) {
    index = Integer.reverse((spread(x) | spread(y) << 1) << sampleBits | sample);
  }

  /** Draws the two numbers of a pair of dimensions. */
  void draw(int pair) {
    boolean known = pair < KEYED_PAIRS;
    int key = known ? keys[pair * 3] : key(pair);
    int reversed = scramble(index, key);
    int shuffled = Integer.reverse(reversed);
    int second =
        table[shuffled & 255]
            ^ table[256 + (shuffled >>> 8 & 255)]
            ^ table[512 + (shuffled >>> 16 & 255)]
            ^ table[768 + (shuffled >>> 24)];
    a = unit(scrambleDigits(reversed, known ? keys[pair * 3 + 1] : hash(key ^ FIRST)));
    b = unit(scrambleDigits(second, known ? keys[pair * 3 + 2] : hash(key ^ SECOND)));
  }

  private static double unit(int bits) {
    return (bits & 0xffffffffL) * STEP;
  }

  private static int scrambleDigits(int bits, int key) {
    return Integer.reverse(scramble(Integer.reverse(bits), key));
  }

  /**
   * Flips each bit by a hash of the bits below it (Laine and Karras 2011, constants by Vegdahl).
   */
  private static int scramble(int bits, int key) {
    int x = bits;
    x ^= x * 0x3d20adea;
    x += key;
    x *= key >>> 16 | 1;
    x ^= x * 0x05526c56;
    x ^= x * 0x53a22864;
    return x;
  }

  /** Mixes all bits (the finisher of MurmurHash3). */
  static int hash(int value) {
    int x = value + 0x9e3779b9;
    x ^= x >>> 16;
    x *= 0x85ebca6b;
    x ^= x >>> 13;
    x *= 0xc2b2ae35;
    return x ^ x >>> 16;
  }

  private static int spread(int value) {
    int x = value & 0xffff;
    x = (x | x << 8) & 0x00ff00ff;
    x = (x | x << 4) & 0x0f0f0f0f;
    x = (x | x << 2) & 0x33333333;
    return (x | x << 1) & 0x55555555;
  }
}
