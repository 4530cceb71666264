package dev.darkroom.engine.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A file's bytes, read by position. Reading past the end throws a {@link CodecException}, so that
 * parsers need not watch for it. Offsets are long: sums of hostile 32-bit values cannot overflow.
 */
final class Bytes {
  private final ByteBuffer buffer;

  private Bytes(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** In big-endian order. */
  static Bytes of(byte[] bytes) {
    return new Bytes(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }

  /** From the buffer's start to its limit, in big-endian order. */
  static Bytes of(ByteBuffer buffer) {
    return new Bytes(buffer.asReadOnlyBuffer().rewind());
  }

  /** The same bytes with numbers in little-endian order. */
  Bytes littleEndian() {
    return new Bytes(buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The same bytes with numbers in big-endian order. */
  Bytes bigEndian() {
    return new Bytes(buffer.duplicate());
  }

  /** A part as bytes of their own, in the same order. */
  Bytes part(long at, long length) {
    require(at, length);
    return new Bytes(buffer.slice((int) at, (int) length).order(buffer.order()));
  }

  /** A part to read, not copied. */
  ByteBuffer view(long at, long length) {
    require(at, length);
    return buffer.slice((int) at, (int) length);
  }

  byte[] copy(long at, long length) {
    require(at, length);
    byte[] copy = new byte[(int) length];
    buffer.get((int) at, copy);
    return copy;
  }

  int size() {
    return buffer.limit();
  }

  boolean has(long at, long length) {
    return at >= 0 && length >= 0 && at + length <= size();
  }

  int u8(long at) {
    require(at, 1);
    return buffer.get((int) at) & 255;
  }

  int u16(long at) {
    require(at, 2);
    return buffer.getShort((int) at) & 0xffff;
  }

  long u32(long at) {
    require(at, 4);
    return buffer.getInt((int) at) & 0xffffffffL;
  }

  int i32(long at) {
    require(at, 4);
    return buffer.getInt((int) at);
  }

  /** Whether these ASCII characters stand here. */
  boolean says(long at, String ascii) {
    if (!has(at, ascii.length())) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (u8(at + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Four characters, such as a chunk's type. */
  String tag(long at) {
    return new String(copy(at, 4), StandardCharsets.ISO_8859_1);
  }

  private void require(long at, long length) {
    if (!has(at, length)) {
      throw CodecException.invalid("The file is cut short.");
    }
  }
}
