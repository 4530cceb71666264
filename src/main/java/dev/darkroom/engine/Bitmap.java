package dev.darkroom.engine;

/**
 * Decoded pixels: 8-bit sRGB, four bytes a pixel in the order blue, green, red, alpha, straight
 * alpha, rows from the top without padding.
 *
 * <p>Whoever makes a bitmap may write its pixels until it hands the bitmap on; from then on it is
 * read only.
 */
public final class Bitmap {
  private final int width;
  private final int height;
  private final byte[] pixels;

  /** A fully transparent black picture. */
  public Bitmap(int width, int height) {
    this(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), 4)]);
  }

  /** Wraps the pixels without copying them. */
  public Bitmap(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1 || pixels.length != (long) width * height * 4) {
      throw new IllegalArgumentException(
          pixels.length + " bytes are not " + width + "x" + height + " pixels");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixels themselves, not a copy: blue, green, red, alpha of each. */
  public byte[] pixels() {
    return pixels;
  }

  /** A copy that the caller may write. */
  public Bitmap copy() {
    return new Bitmap(width, height, pixels.clone());
  }

  /** Whether every pixel is fully opaque. */
  public boolean opaque() {
    for (int i = 3; i < pixels.length; i += 4) {
      if (pixels[i] != (byte) 255) {
        return false;
      }
    }
    return true;
  }

  public boolean sameSize(Bitmap other) {
    return width == other.width && height == other.height;
  }
}
