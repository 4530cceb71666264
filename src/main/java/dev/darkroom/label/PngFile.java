package dev.darkroom.label;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Metadata of PNG files, chunk by chunk; pixels are copied as they are. */
final class PngFile {
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
  private static final String XMP = "XML:com.adobe.xmp";
  private static final String LABEL = "AIGC";

  /** A keyword has at most 79 characters. */
  private static final int KEYWORD_MAX = 79;

  private PngFile() {}

  /** A chunk by where its length, its type and its data stand. */
  private record Chunk(ByteBuffer file, int at, int length, String type) {
    ByteBuffer data() {
      return file.slice(at + 8, length);
    }

    int end() {
      return at + 12 + length;
    }

    boolean text() {
      return type.equals("tEXt") || type.equals("zTXt") || type.equals("iTXt");
    }

    String keyword() {
      StringBuilder keyword = new StringBuilder();
      for (int i = 0; i < Math.min(length, KEYWORD_MAX) && data().get(i) != 0; i++) {
        keyword.append((char) (data().get(i) & 255));
      }
      return keyword.toString();
    }
  }

  static boolean recognises(byte[] file) {
    return Part.says(ByteBuffer.wrap(file), 0, SIGNATURE);
  }

  static void read(ByteBuffer file, Carried carried) {
    for (int at = 8; at <= file.limit() - 12; ) {
      long length = file.getInt(at) & 0xffffffffL;
      if (at + 12 + length > file.limit()) {
        return;
      }
      Chunk chunk = new Chunk(file, at, (int) length, Part.tag(file, at + 4));
      read(chunk, carried);
      at = chunk.end();
    }
  }

  private static void read(Chunk chunk, Carried carried) {
    switch (chunk.type()) {
      case "eXIf" -> carried.addExif(chunk.data());
      case "caBX" -> carried.sawContentCredentials();
      case "iCCP" -> carried.sawProfile(chunk.length());
      case "tEXt", "zTXt", "iTXt" -> {
        if (chunk.keyword().equals(XMP) && chunk.type().equals("iTXt")) {
          carried.addXmp(ByteBuffer.wrap(text(chunk, Carried.XMP_MAX)));
        } else if (chunk.keyword().equals(LABEL)) {
          carried.addText(text(chunk, AigcLabel.LENGTH_MAX));
        }
      }
      default -> {}
    }
  }

  /** The text after the keyword, inflated where it is deflated; one byte too many when longer. */
  private static byte[] text(Chunk chunk, int max) {
    ByteBuffer data = chunk.data();
    int at = chunk.keyword().length() + 1;
    boolean deflated = chunk.type().equals("zTXt");
    if (chunk.type().equals("iTXt")) {
      deflated = data.get(at) == 1;
      at = afterZero(data, afterZero(data, at + 2)); // Past the language and its keyword.
    } else if (deflated) {
      at++; // The method: always zlib.
    }
    ByteBuffer rest = data.slice(at, data.limit() - at);
    if (deflated) {
      return inflated(rest, max);
    }
    return Part.copy(rest.slice(0, Math.min(rest.limit(), max + 1)));
  }

  private static int afterZero(ByteBuffer data, int at) {
    int zero = at;
    while (data.get(zero) != 0) {
      zero++;
    }
    return zero + 1;
  }

  private static byte[] inflated(ByteBuffer data, int max) {
    byte[] block = new byte[8192];
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(data);
      int length = inflater.inflate(block);
      while (length > 0 && text.size() <= max) {
        text.write(block, 0, length);
        length = inflater.inflate(block);
      }
      return text.toByteArray();
    } catch (DataFormatException _) {
      return new byte[0];
    }
  }

  /**
   * The file with this packet right after its header, and with no other label.
   *
   * @throws IllegalArgumentException when it is no whole PNG file
   */
  static byte[] withXmp(byte[] file, byte[] packet) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + packet.length + 64);
    out.write(file, 0, 8);
    try {
      Chunk chunk = chunk(bytes, 8);
      if (!chunk.type().equals("IHDR")) {
        throw new IllegalArgumentException("The PNG file does not begin with its header");
      }
      out.write(file, 8, chunk.end() - 8);
      write(out, "iTXt", itxt(packet));
      while (!chunk.type().equals("IEND")) {
        chunk = chunk(bytes, chunk.end());
        copy(chunk, file, out);
      }
      return out.toByteArray();
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("The PNG file is cut short", e);
    }
  }

  private static Chunk chunk(ByteBuffer file, int at) {
    int length = file.getInt(at);
    if (length < 0 || length > file.limit() - 12 - at) {
      throw new IndexOutOfBoundsException("A chunk is longer than the file");
    }
    return new Chunk(file, at, length, Part.tag(file, at + 4));
  }

  private static void copy(Chunk chunk, byte[] file, ByteArrayOutputStream out) {
    boolean label = chunk.text() && (chunk.keyword().equals(XMP) || chunk.keyword().equals(LABEL));
    if (chunk.type().equals("eXIf")) {
      write(out, "eXIf", Exif.withoutLabel(Part.copy(chunk.data())));
    } else if (!label) {
      out.write(file, chunk.at(), chunk.end() - chunk.at());
    }
  }

  /** Keyword, not compressed, no language, no translated keyword. */
  private static byte[] itxt(byte[] packet) {
    ByteArrayOutputStream data = new ByteArrayOutputStream(packet.length + 24);
    data.writeBytes((XMP + "\0\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1));
    data.writeBytes(packet);
    return data.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeBytes(number(data.length));
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(number((int) sum.getValue()));
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
