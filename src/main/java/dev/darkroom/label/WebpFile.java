package dev.darkroom.label;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Metadata of WebP files (RFC 9649), chunk by chunk; pixels are copied as they are. */
final class WebpFile {
  private static final int FIRST_CHUNK = 12;
  private static final int XMP_FLAG = 0x04;
  private static final int ALPHA_FLAG = 0x10;

  private WebpFile() {}

  /** A chunk's type and data; the padding of odd ones is not part of it. */
  private record Chunk(String type, ByteBuffer data) {
    int next(int at) {
      return at + 8 + data.limit() + (data.limit() & 1);
    }
  }

  static boolean recognises(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    return Part.says(bytes, 0, "RIFF") && Part.says(bytes, 8, "WEBP");
  }

  /** Whether the pixels are stored without loss. */
  static boolean lossless(byte[] file) {
    try {
      return chunks(file).stream().anyMatch(chunk -> chunk.type().equals("VP8L"));
    } catch (IndexOutOfBoundsException _) {
      return false;
    }
  }

  static void read(ByteBuffer bytes, Carried carried) {
    ByteBuffer file = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int at = FIRST_CHUNK;
    while (at <= file.limit() - 8) {
      Chunk chunk = chunk(file, at);
      switch (chunk.type()) {
        case "XMP " -> carried.addXmp(chunk.data());
        case "EXIF" -> carried.addExif(chunk.data());
        case "C2PA" -> carried.sawContentCredentials();
        case "ICCP" -> carried.sawProfile(chunk.data().limit());
        default -> {}
      }
      at = chunk.next(at);
    }
  }

  private static Chunk chunk(ByteBuffer file, int at) {
    long length = file.getInt(at + 4) & 0xffffffffL;
    if (length > file.limit() - at - 8) {
      throw new IndexOutOfBoundsException("A chunk is longer than the file");
    }
    ByteBuffer data = file.slice(at + 8, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    return new Chunk(Part.tag(file, at), data);
  }

  /**
   * The file with this packet as its last chunk, extended by a header where it had none, and with
   * no other label.
   *
   * @throws IllegalArgumentException when it is no whole WebP file
   */
  static byte[] withXmp(byte[] file, byte[] packet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + packet.length + 64);
    out.write(file, 0, FIRST_CHUNK);
    try {
      for (Chunk chunk : extended(chunks(file))) {
        switch (chunk.type()) {
          case "XMP " -> {}
          case "VP8X" -> write(out, "VP8X", withFlag(Part.copy(chunk.data())));
          case "EXIF" -> write(out, "EXIF", Exif.withoutLabel(Part.copy(chunk.data())));
          default -> write(out, chunk.type(), Part.copy(chunk.data()));
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("The WebP file is broken", e);
    }
    write(out, "XMP ", packet);
    byte[] whole = out.toByteArray();
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
    return whole;
  }

  private static List<Chunk> chunks(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Chunk> chunks = new ArrayList<>();
    int at = FIRST_CHUNK;
    while (at <= bytes.limit() - 8) {
      Chunk chunk = chunk(bytes, at);
      chunks.add(chunk);
      at = chunk.next(at);
    }
    if (chunks.isEmpty()) {
      throw new IllegalArgumentException("The WebP file holds no picture");
    }
    return chunks;
  }

  /** With the header that tells of metadata; a plain file has only its one chunk of pixels. */
  private static List<Chunk> extended(List<Chunk> chunks) {
    Chunk first = chunks.getFirst();
    List<Chunk> extended = new ArrayList<>(chunks);
    switch (first.type()) {
      case "VP8X" -> {}
      case "VP8 " -> {
        int width = first.data().getShort(6) & 0x3fff;
        int height = first.data().getShort(8) & 0x3fff;
        extended.addFirst(header(width, height, false));
      }
      case "VP8L" -> {
        int bits = first.data().getInt(1);
        int width = (bits & 0x3fff) + 1;
        int height = (bits >> 14 & 0x3fff) + 1;
        extended.addFirst(header(width, height, (bits >> 28 & 1) == 1));
      }
      default -> throw new IllegalArgumentException("The WebP file holds no picture");
    }
    return extended;
  }

  private static Chunk header(int width, int height, boolean alpha) {
    ByteBuffer data = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    data.put(0, (byte) (alpha ? ALPHA_FLAG : 0));
    // Two 24-bit numbers; the upper byte of the first is the lowest of the second.
    data.putInt(4, width - 1);
    data.putShort(7, (short) (height - 1));
    return new Chunk("VP8X", data);
  }

  private static byte[] withFlag(byte[] header) {
    header[0] |= XMP_FLAG;
    return header;
  }

  private static void write(ByteArrayOutputStream out, String type, byte[] data) {
    out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(length.putInt(data.length).array());
    out.writeBytes(data);
    if ((data.length & 1) == 1) {
      out.write(0);
    }
  }
}
