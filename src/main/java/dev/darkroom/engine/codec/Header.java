package dev.darkroom.engine.codec;

/**
 * What an image file says of itself before it is decoded.
 *
 * @param width in pixels as the picture is shown, that is, after its orientation is applied
 * @param height likewise
 * @param orientation EXIF's number, 1 (as stored) to 8
 * @param alpha whether pixels may be transparent: an alpha channel or a transparent colour
 * @param frames of an animation, or pages; only the first is ever used
 */
public record Header(
    Format format, int width, int height, int orientation, boolean alpha, int frames) {
  /** Counting stops here: a hostile file may chain frames without end. */
  static final int FRAMES_MAX = 10_000;

  public Header {
    if (width < 1 || height < 1 || orientation < 1 || orientation > 8 || frames < 1) {
      throw new IllegalArgumentException("No such picture: " + width + "x" + height);
    }
  }

  /**
   * From the sizes as stored, which the orientation may swap.
   *
   * @throws CodecException INVALID when a side is zero or beyond 31 bits
   */
  static Header stored(
      Format format, long width, long height, int orientation, boolean alpha, int frames) {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw CodecException.invalid(
          "The " + format + " file says that it has " + width + " x " + height + " pixels.");
    }
    boolean swapped = orientation >= 5;
    return new Header(
        format,
        (int) (swapped ? height : width),
        (int) (swapped ? width : height),
        orientation,
        alpha,
        frames);
  }

  public String mimeType() {
    return format.mimeType();
  }

  int storedWidth() {
    return orientation >= 5 ? height : width;
  }

  int storedHeight() {
    return orientation >= 5 ? width : height;
  }
}
