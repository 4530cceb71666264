package dev.darkroom.engine.codec;

import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** WebP (RFC 9649): lossy, lossless and extended files, animated ones included. */
final class WebpCodec implements Codec {
  private static final int FIRST_CHUNK = 12;

  @Override
  public Format format() {
    return Format.WEBP;
  }

  @Override
  public boolean recognises(Bytes file) {
    return file.says(0, "RIFF") && file.says(8, "WEBP");
  }

  @Override
  public Header header(Bytes bigEndian) {
    Bytes file = bigEndian.littleEndian();
    return switch (file.tag(FIRST_CHUNK)) {
      case "VP8 " -> lossy(file);
      case "VP8L" -> lossless(file);
      case "VP8X" -> extended(file);
      default -> throw CodecException.invalid("The WebP file holds no picture.");
    };
  }

  @Override
  public Optional<byte[]> profile(Bytes bigEndian) {
    Bytes file = bigEndian.littleEndian();
    var found =
        new Object() {
          Optional<byte[]> profile = Optional.empty();
        };
    eachChunk(
        file,
        (type, data) -> {
          if (type.equals("ICCP")) {
            found.profile = Optional.of(file.copy(data, file.u32(data - 4)));
          }
        });
    return found.profile;
  }

  /** The file is as long as it says, and so is every chunk. */
  @Override
  public void requireWhole(Bytes bigEndian) {
    Bytes file = bigEndian.littleEndian();
    var seen =
        new Object() {
          boolean pixels;
        };
    eachChunk(
        file,
        (type, _) -> seen.pixels |= type.equals("VP8 ") || type.equals("VP8L") || isFrame(type));
    if (!seen.pixels || !file.has(8, file.u32(4))) {
      throw CodecException.invalid("The WebP file is cut short.");
    }
  }

  private static Header lossy(Bytes file) {
    long frame = FIRST_CHUNK + 8;
    if (!file.says(frame + 3, "\u009d\u0001*")) {
      throw CodecException.invalid("The WebP file does not begin with a whole picture.");
    }
    int width = file.u16(frame + 6) & 0x3fff;
    int height = file.u16(frame + 8) & 0x3fff;
    return Header.stored(Format.WEBP, width, height, 1, false, 1);
  }

  private static Header lossless(Bytes file) {
    long frame = FIRST_CHUNK + 8;
    if (file.u8(frame) != 0x2f) {
      throw CodecException.invalid("The WebP file's lossless picture has no signature.");
    }
    long bits = file.u32(frame + 1);
    long width = (bits & 0x3fff) + 1;
    long height = (bits >> 14 & 0x3fff) + 1;
    return Header.stored(Format.WEBP, width, height, 1, (bits >> 28 & 1) == 1, 1);
  }

  private static Header extended(Bytes file) {
    long data = FIRST_CHUNK + 8;
    boolean alpha = (file.u8(data) & 0x10) != 0;
    long width = (file.u32(data + 4) & 0xffffff) + 1;
    long height = (file.u32(data + 6) >> 8) + 1;
    var seen =
        new Object() {
          int frames;
          int orientation = 1;
        };
    eachChunk(
        file,
        (type, at) -> {
          if (isFrame(type)) {
            seen.frames++;
          } else if (type.equals("EXIF")) {
            seen.orientation = Exif.orientation(file.part(at, file.u32(at - 4)));
          }
        });
    int frames = Math.clamp(seen.frames, 1, Header.FRAMES_MAX);
    return Header.stored(Format.WEBP, width, height, seen.orientation, alpha, frames);
  }

  private static boolean isFrame(String type) {
    return type.equals("ANMF");
  }

  /** Visits each chunk that is there in full by its type and where its data begins. */
  private static void eachChunk(Bytes file, ObjLongConsumer<String> visitor) {
    long at = FIRST_CHUNK;
    while (file.has(at, 8) && file.has(at + 8, file.u32(at + 4))) {
      visitor.accept(file.tag(at), at + 8);
      long length = file.u32(at + 4);
      at += 8 + length + (length & 1);
    }
  }
}
