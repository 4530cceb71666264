package dev.darkroom.engine.codec;

/** Which chunks a PNG decoder needs, in which order it takes them; visited one after the other. */
final class PngOrder {
  private static final int PALETTE_MAX = 3 * 256;
  private static final int PALETTE = 3;

  private final Bytes file;
  private final boolean indexed;
  private String last = "";
  private boolean palette;
  private boolean pixels;

  /**
   * @param file with a header that {@link PngCodec} has read
   */
  PngOrder(Bytes file) {
    this.file = file;
    this.indexed = file.u8(25) == PALETTE;
  }

  /**
   * @param data where the chunk's data begins
   * @throws CodecException INVALID when it cannot stand here
   */
  void next(String type, long data) {
    switch (type) {
      case "IHDR" -> require(last.isEmpty());
      case "PLTE" -> palette(file.u32(data - 8));
      case "IDAT" -> {
        require(!pixels || last.equals("IDAT"));
        require(palette || !indexed);
        pixels = true;
      }
      case "IEND" -> require(pixels);
      default -> require(type.chars().allMatch(PngOrder::letter) && type.charAt(0) >= 'a');
    }
    last = type;
  }

  private void palette(long length) {
    require(!palette && !pixels);
    require(!indexed || (length > 0 && length <= PALETTE_MAX && length % 3 == 0));
    palette = true;
  }

  private static boolean letter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static void require(boolean right) {
    if (!right) {
      throw CodecException.invalid("The PNG file's parts are not in their order.");
    }
  }
}
