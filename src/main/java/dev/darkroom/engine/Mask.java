package dev.darkroom.engine;

import java.util.Arrays;

/**
 * A region of a bitmap, a byte a pixel: 255 changes the pixel, 0 keeps it, values between blend.
 * The same ownership as {@link Bitmap}.
 */
public final class Mask {
  private final int width;
  private final int height;
  private final byte[] coverage;

  /** Covers nothing. */
  public Mask(int width, int height) {
    this(width, height, new byte[Math.multiplyExact(width, height)]);
  }

  /** Wraps the coverage without copying it. */
  public Mask(int width, int height, byte[] coverage) {
    if (width < 1 || height < 1 || coverage.length != (long) width * height) {
      throw new IllegalArgumentException(
          coverage.length + " bytes are not " + width + "x" + height + " pixels");
    }
    this.width = width;
    this.height = height;
    this.coverage = coverage;
  }

  /** Covers everything. */
  public static Mask full(int width, int height) {
    Mask mask = new Mask(width, height);
    Arrays.fill(mask.coverage, (byte) 255);
    return mask;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The coverage itself, not a copy. */
  public byte[] coverage() {
    return coverage;
  }

  /** 0 to 255. */
  public int at(int x, int y) {
    return coverage[y * width + x] & 255;
  }

  public Mask copy() {
    return new Mask(width, height, coverage.clone());
  }

  public Mask inverted() {
    Mask result = new Mask(width, height);
    for (int i = 0; i < coverage.length; i++) {
      result.coverage[i] = (byte) (255 - (coverage[i] & 255));
    }
    return result;
  }

  /** The mean coverage, 0 to 1. */
  public double share() {
    long sum = 0;
    for (byte value : coverage) {
      sum += value & 255;
    }
    return sum / (255.0 * coverage.length);
  }
}
