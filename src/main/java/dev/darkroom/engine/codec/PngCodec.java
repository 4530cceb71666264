package dev.darkroom.engine.codec;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** PNG (W3C recommendation, third edition), animated ones included. */
final class PngCodec implements Codec {
  private static final int FIRST_CHUNK = 8;

  /** Real profiles take up to about 3 MB; a zlib bomb far more. */
  private static final int PROFILE_MAX = 4 << 20;

  @Override
  public Format format() {
    return Format.PNG;
  }

  @Override
  public boolean recognises(Bytes file) {
    return file.says(0, "\u0089PNG\r\n\u001a\n");
  }

  @Override
  public Header header(Bytes file) {
    if (!file.says(FIRST_CHUNK, "\0\0\0\rIHDR")) {
      throw CodecException.invalid("The PNG file does not begin with its header.");
    }
    long width = file.u32(16);
    long height = file.u32(20);
    int colourType = colourType(file.u8(24), file.u8(25));
    var seen =
        new Object() {
          boolean alpha = colourType >= 4;
          int orientation = 1;
          long frames = 1;
        };
    eachChunk(
        file,
        (type, data) -> {
          switch (type) {
            case "tRNS" -> seen.alpha = true;
            case "acTL" -> seen.frames = file.u32(data);
            case "eXIf" -> seen.orientation = Exif.orientation(file.part(data, file.u32(data - 8)));
            default -> {}
          }
        });
    int frames = Math.clamp(seen.frames, 1, Header.FRAMES_MAX);
    return Header.stored(Format.PNG, width, height, seen.orientation, seen.alpha, frames);
  }

  @Override
  public Optional<byte[]> profile(Bytes file) {
    var found =
        new Object() {
          byte[] bytes = {};
        };
    eachChunk(
        file,
        (type, data) -> {
          if (type.equals("iCCP")) {
            found.bytes = inflated(file.copy(data, file.u32(data - 8)));
          }
        });
    return found.bytes.length == 0 ? Optional.empty() : Optional.of(found.bytes);
  }

  /** Every chunk is there with its check sum, up to the last. */
  @Override
  public void requireWhole(Bytes file) {
    var seen =
        new Object() {
          boolean pixels;
          boolean end;
        };
    eachChunk(
        file,
        (type, data) -> {
          long length = file.u32(data - 8);
          boolean critical = Character.isUpperCase(type.charAt(0));
          if (critical && checkSum(file, data - 4, length + 4) != file.u32(data + length)) {
            throw CodecException.invalid("The PNG file is damaged: a check sum is wrong.");
          }
          seen.pixels |= type.equals("IDAT");
          seen.end |= type.equals("IEND");
        });
    if (!seen.pixels || !seen.end) {
      throw CodecException.invalid("The PNG file is cut short.");
    }
  }

  /**
   * Checks the pixels of a whole file as strictly as decoding does, without making them.
   *
   * @throws CodecException INVALID when they cannot be made
   */
  static void requirePixels(Bytes file) {
    PngOrder order = new PngOrder(file);
    eachChunk(file, order::next);
    try (Inflater inflater = new Inflater()) {
      PngRows rows = new PngRows(file, inflater);
      eachChunk(
          file,
          (type, data) -> {
            if (type.equals("IDAT")) {
              rows.add(file.view(data, file.u32(data - 8)));
            }
          });
      if (!rows.complete()) {
        throw CodecException.invalid("The PNG file is cut short.");
      }
    }
  }

  /** Visits each chunk that is there in full by its type and where its data begins. */
  private static void eachChunk(Bytes file, ObjLongConsumer<String> visitor) {
    long at = FIRST_CHUNK;
    while (file.has(at, 12) && file.has(at, file.u32(at) + 12)) {
      String type = file.tag(at + 4);
      visitor.accept(type, at + 8);
      if (type.equals("IEND")) {
        return;
      }
      at += file.u32(at) + 12;
    }
  }

  private static int colourType(int depth, int colourType) {
    boolean known =
        switch (colourType) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!known) {
      throw CodecException.invalid("The PNG file names a kind of pixel that does not exist.");
    }
    return colourType;
  }

  private static long checkSum(Bytes file, long at, long length) {
    CRC32 sum = new CRC32();
    sum.update(file.view(at, length));
    return sum.getValue();
  }

  /** The profile of an iCCP chunk: a name, a zero, a method byte, zlib data; empty when broken. */
  private static byte[] inflated(byte[] chunk) {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    if (name + 2 > chunk.length) {
      return new byte[1];
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[8192];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(chunk, name + 2, chunk.length - name - 2);
      int length = inflater.inflate(block);
      while (length > 0 && out.size() < PROFILE_MAX) {
        out.write(block, 0, length);
        length = inflater.inflate(block);
      }
    } catch (DataFormatException _) {
      return new byte[1];
    }
    return out.size() < PROFILE_MAX ? out.toByteArray() : new byte[1];
  }
}
