package dev.darkroom.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes small test PNGs quickly: no filters, light compression. */
final class PngWriter {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private PngWriter() {}

  /** One row of samples, three or four bytes a pixel. */
  interface Rows {
    void fill(int y, byte[] samples);
  }

  static byte[] write(int width, int height, boolean alpha, Rows rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(SIGNATURE);
      chunk(out, "IHDR", header(width, height, alpha));
      chunk(out, "IDAT", data(width * (alpha ? 4 : 3), height, rows));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(int width, int height, boolean alpha) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.writeByte(8);
    out.writeByte(alpha ? 6 : 2);
    out.write(new byte[3]);
    return bytes.toByteArray();
  }

  private static byte[] data(int rowLength, int height, Rows rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    byte[] row = new byte[rowLength];
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast, 65_536)) {
      for (int y = 0; y < height; y++) {
        rows.fill(y, row);
        out.write(0);
        out.write(row);
      }
    } finally {
      fast.end();
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    out.writeInt(data.length);
    out.write(type);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
