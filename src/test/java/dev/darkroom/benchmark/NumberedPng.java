package dev.darkroom.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

/**
 * A PNG file of which every copy differs from all others: a private chunk behind its header holds a
 * number. A server that keeps pictures by their content has to keep each of them.
 */
final class NumberedPng {
  /** The signature and the header chunk; a multiple of three bytes, as base64 likes it. */
  private static final int HEADER = 33;

  /** The length of the chunk, its frame included; a multiple of three bytes too. */
  private static final int CHUNK = 27;

  private static final byte[] TYPE = "nuMb".getBytes(StandardCharsets.US_ASCII);

  private final byte[] file;
  private final AtomicInteger number = new AtomicInteger();

  /**
   * @param file any PNG file
   */
  NumberedPng(byte[] file) {
    this.file = file;
  }

  /** A copy with a number of its own. */
  byte[] next() {
    byte[] copy = new byte[file.length + CHUNK];
    System.arraycopy(file, 0, copy, 0, HEADER);
    System.arraycopy(file, HEADER, copy, HEADER + CHUNK, file.length - HEADER);
    renumber(copy, 0);
    return copy;
  }

  /** Gives a copy, which begins at that place, another number. */
  void renumber(byte[] holder, int at) {
    System.arraycopy(chunk(), 0, holder, at + HEADER, CHUNK);
  }

  private byte[] chunk() {
    byte[] data =
        Arrays.copyOf(ByteBuffer.allocate(4).putInt(number.getAndIncrement()).array(), 15);
    CRC32 sum = new CRC32();
    sum.update(TYPE);
    sum.update(data);
    return ByteBuffer.allocate(CHUNK)
        .putInt(data.length)
        .put(TYPE)
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }

  /** The same as base64 text. */
  Text text() {
    Base64.Encoder encoder = Base64.getEncoder();
    return new Text(
        encoder.encode(Arrays.copyOf(file, HEADER)),
        encoder.encode(Arrays.copyOfRange(file, HEADER, file.length)));
  }

  /** Writes copies as base64 text, most of which is made once. */
  final class Text {
    private final byte[] before;
    private final byte[] after;

    private Text(byte[] before, byte[] after) {
      this.before = before;
      this.after = after;
    }

    long length() {
      return before.length + CHUNK / 3 * 4L + after.length;
    }

    /** A copy with a number of its own. */
    void writeNext(OutputStream out) throws IOException {
      out.write(before);
      out.write(Base64.getEncoder().encode(chunk()));
      out.write(after);
    }
  }
}
