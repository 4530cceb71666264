package dev.darkroom.engine.codec;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;

/** TIFF 6.0 with 1 to 16 bits a channel; of several pages the first is read. */
final class TiffCodec implements Codec {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int STRIPS = 273;
  private static final int SAMPLES = 277;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILES = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int EXTRA_SAMPLES = 338;
  private static final int SAMPLE_FORMAT = 339;
  private static final int PROFILE = 34675;
  private static final int UNSIGNED = 1;
  private static final int PARTS_MAX = 1_000_000;

  @Override
  public Format format() {
    return Format.TIFF;
  }

  @Override
  public boolean recognises(Bytes file) {
    return TiffDirectory.recognises(file);
  }

  @Override
  public Header header(Bytes file) {
    TiffDirectory page = TiffDirectory.first(file);
    long bits = page.number(BITS, 1);
    if (bits > 16 || page.number(SAMPLE_FORMAT, UNSIGNED) != UNSIGNED) {
      throw CodecException.unsupported(
          "The TIFF file's channels are not whole numbers of at most 16 bits.");
    }
    long samples = page.number(SAMPLES, 1);
    if (samples < 1 || samples > 4) {
      throw CodecException.unsupported("The TIFF file has " + samples + " channels.");
    }
    boolean alpha = page.count(EXTRA_SAMPLES) > 0 && samples % 2 == 0;
    return Header.stored(
        Format.TIFF,
        page.number(WIDTH, 0),
        page.number(HEIGHT, 0),
        page.orientation(),
        alpha,
        Math.max(1, page.chained(Header.FRAMES_MAX)));
  }

  @Override
  public Optional<byte[]> profile(Bytes file) {
    TiffDirectory page = TiffDirectory.first(file);
    return page.has(PROFILE) ? Optional.of(page.bytes(PROFILE)) : Optional.empty();
  }

  /**
   * Writes into a copy of the file that it is upright: libtiff would apply a part of the
   * orientation by itself.
   */
  static void forgetOrientation(Bytes file, BytePointer copy) {
    long at = TiffDirectory.first(file).orientationAt();
    if (at >= 0 && file.has(at, 2)) {
      boolean littleEndian = file.says(0, "I");
      copy.put(at, (byte) (littleEndian ? 1 : 0));
      copy.put(at + 1, (byte) (littleEndian ? 0 : 1));
    }
  }

  /** Every strip or tile of the first page lies inside the file. */
  @Override
  public void requireWhole(Bytes file) {
    TiffDirectory page = TiffDirectory.first(file);
    boolean tiled = page.has(TILES);
    if (tiled && page.number(TILE_WIDTH, 0) * page.number(TILE_HEIGHT, 0) > 1L << 26) {
      throw CodecException.unsupported("The TIFF file's tiles are too large.");
    }
    int starts = tiled ? TILES : STRIPS;
    int lengths = tiled ? TILE_LENGTHS : STRIP_LENGTHS;
    long parts = page.count(starts);
    if (parts < 1 || parts > PARTS_MAX || page.count(lengths) != parts) {
      throw CodecException.invalid("The TIFF file does not say where its pixels lie.");
    }
    for (long i = 0; i < parts; i++) {
      if (!file.has(page.number(starts, i, -1), page.number(lengths, i, -1))) {
        throw CodecException.invalid("The TIFF file is cut short.");
      }
    }
  }
}
