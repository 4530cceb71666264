package dev.darkroom.engine.codec;

import java.util.Locale;

/**
 * What a picture may measure; checked against its header before anything is decoded.
 *
 * @param pixelsMax width times height
 * @param sideMax the longer side in pixels
 */
public record Limits(long pixelsMax, int sideMax) {
  /**
   * 50 million pixels keep an edit's bitmaps (200 MB each) within the server's memory; 16383 is the
   * longest side that every format we write can hold (WebP's), so whatever comes in can go out.
   */
  public static final Limits DEFAULT = new Limits(50_000_000, 16_383);

  public Limits {
    if (pixelsMax < 1 || sideMax < 1) {
      throw new IllegalArgumentException("A limit is positive: " + pixelsMax + ", " + sideMax);
    }
  }

  /**
   * @throws CodecException TOO_LARGE when the picture measures more
   */
  void check(Header header) {
    long pixels = (long) header.width() * header.height();
    if (pixels > pixelsMax) {
      throw tooLarge(header, "%.1f million pixels are allowed.", pixelsMax / 1e6);
    }
    if (Math.max(header.width(), header.height()) > sideMax) {
      throw tooLarge(header, "a side may have %d.", sideMax);
    }
  }

  private static CodecException tooLarge(Header header, String rule, Object limit) {
    return new CodecException(
        CodecException.Kind.TOO_LARGE,
        String.format(
            Locale.ROOT,
            "The picture has %d x %d pixels; at most " + rule,
            header.width(),
            header.height(),
            limit));
  }
}
