package dev.darkroom.engine.codec;

import java.util.Optional;

/** Windows and OS/2 bitmaps. Their rare embedded profiles are not read. */
final class BmpCodec implements Codec {
  private static final int INFO = 14;
  private static final int PLAIN = 0;
  private static final int RUNS_8 = 1;
  private static final int RUNS_4 = 2;
  private static final int FIELDS = 3;

  @Override
  public Format format() {
    return Format.BMP;
  }

  @Override
  public boolean recognises(Bytes file) {
    return file.says(0, "BM") && file.has(0, 26);
  }

  @Override
  public Header header(Bytes bigEndian) {
    Shape info = Shape.read(bigEndian.littleEndian());
    return Header.stored(Format.BMP, info.width, info.height, 1, info.alpha, 1);
  }

  @Override
  public Optional<byte[]> profile(Bytes file) {
    return Optional.empty();
  }

  /** The rows lie where the header says; runs are at least as long as it says. */
  @Override
  public void requireWhole(Bytes bigEndian) {
    Bytes file = bigEndian.littleEndian();
    Shape info = Shape.read(file);
    long row = (info.width * info.bits + 31) / 32 * 4;
    boolean runs = info.compression == RUNS_8 || info.compression == RUNS_4;
    long length = runs ? Math.max(2, file.u32(INFO + 20)) : row * info.height;
    if (!file.has(file.u32(10), length)) {
      throw CodecException.invalid("The BMP file is cut short.");
    }
  }

  private record Shape(long width, long height, int bits, int compression, boolean alpha) {
    static Shape read(Bytes file) {
      long size = file.u32(INFO);
      if (size == 12) {
        return new Shape(file.u16(18), file.u16(20), bits(file.u16(24)), PLAIN, false);
      }
      if (size < 40 || size > 1024) {
        throw CodecException.invalid("The BMP file's header has an unknown length.");
      }
      int bits = bits(file.u16(28));
      long compression = file.u32(30);
      if (compression > FIELDS || (compression == FIELDS && bits < 16)) {
        throw CodecException.unsupported("The BMP file is compressed in a way we do not read.");
      }
      boolean alpha = bits == 32 && compression == FIELDS && size >= 56 && file.u32(66) != 0;
      long height = Math.abs((long) file.i32(22));
      return new Shape(file.i32(18), height, bits, (int) compression, alpha);
    }

    private static int bits(int bits) {
      return switch (bits) {
        case 1, 4, 8, 16, 24, 32 -> bits;
        default -> throw CodecException.invalid("The BMP file has " + bits + " bits a pixel.");
      };
    }
  }
}
