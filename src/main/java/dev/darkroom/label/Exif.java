package dev.darkroom.label;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The few tags of a TIFF structure that matter here; EXIF data are one, and so is a TIFF file.
 * Nothing of it is copied but the values asked for, each within its limit.
 */
public final class Exif {
  private static final int MAKE = 0x010f;
  private static final int MODEL = 0x0110;
  private static final int ORIENTATION = 0x0112;
  private static final int XMP = 0x02bc;
  private static final int PROFILE = 0x8773;
  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int GPS_DIRECTORY = 0x8825;
  private static final int USER_COMMENT = 0x9286;
  private static final int C2PA = 0xcd41;
  private static final int SHORT = 3;
  private static final int WORDS_MAX = 200;
  private static final int MARK = 8;

  private final ByteBuffer bytes;

  /** A value's bytes: where they lie, and how many. */
  private record Value(int at, int length) {}

  private Exif(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static boolean recognises(ByteBuffer bytes) {
    return Part.says(bytes, 0, "II*\0") || Part.says(bytes, 0, "MM\0*");
  }

  /** Of a TIFF structure, with or without the prefix that JPEG puts before it. */
  static Exif of(ByteBuffer block) {
    ByteBuffer tiff = block.slice();
    if (Part.says(tiff, 0, "Exif\0\0")) {
      tiff = tiff.slice(6, tiff.limit() - 6);
    }
    return new Exif(tiff.order(order(tiff)));
  }

  private static ByteOrder order(ByteBuffer tiff) {
    return Part.says(tiff, 0, "I") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /** The picture's turn, 1 to 8; 1 when it is not said. */
  public int orientation() {
    return first(ORIENTATION)
        .filter(value -> value.length() == 2)
        .map(value -> bytes.getShort(value.at()) & 0xffff)
        .filter(turn -> turn >= 1 && turn <= 8)
        .orElse(1);
  }

  /** The camera's maker and model; empty when none is named. */
  public String camera() {
    return (words(MAKE) + " " + words(MODEL)).strip();
  }

  /** Whether a place on earth may be in it. */
  public boolean gps() {
    return first(GPS_DIRECTORY).isPresent();
  }

  Optional<ByteBuffer> packet() {
    return first(XMP).map(value -> bytes.slice(value.at(), value.length()));
  }

  boolean contentCredentials() {
    return first(C2PA).isPresent();
  }

  int profileLength() {
    return first(PROFILE).map(Value::length).orElse(0);
  }

  /** The text of the user comment in the character code that it names. */
  Optional<String> userComment() {
    return comment()
        .filter(value -> value.length() > MARK && value.length() <= AigcLabel.LENGTH_MAX)
        .map(
            value -> {
              byte[] text = new byte[value.length() - MARK];
              bytes.get(value.at() + MARK, text);
              return new String(text, charset(value.at())).replace("\0", "").strip();
            });
  }

  private Charset charset(int mark) {
    if (!Part.says(bytes, mark, "UNICODE")) {
      return StandardCharsets.UTF_8;
    }
    boolean little = bytes.order() == ByteOrder.LITTLE_ENDIAN;
    return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  /** Writes spaces over a label in the user comment; the block keeps its length. */
  static byte[] withoutLabel(byte[] block) {
    Exif exif = of(ByteBuffer.wrap(block));
    boolean labelled =
        exif.userComment().filter(text -> text.contains("\"ProduceID\"")).isPresent();
    if (!labelled) {
      return block;
    }
    Value comment = exif.comment().orElseThrow();
    int shift = block.length - exif.bytes.limit();
    byte[] blank = block.clone();
    int from = shift + comment.at() + MARK;
    Arrays.fill(blank, from, shift + comment.at() + comment.length(), (byte) ' ');
    return blank;
  }

  private Optional<Value> comment() {
    return first(EXIF_DIRECTORY)
        .filter(value -> value.length() == 4)
        .flatMap(value -> find(bytes.getInt(value.at()), USER_COMMENT));
  }

  private String words(int tag) {
    return first(tag)
        .map(
            value -> {
              byte[] text = new byte[Math.min(value.length(), WORDS_MAX)];
              bytes.get(value.at(), text);
              return new String(text, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "").strip();
            })
        .orElse("");
  }

  private Optional<Value> first(int tag) {
    return bytes.limit() < 8 ? Optional.empty() : find(bytes.getInt(4), tag);
  }

  /** The value of a tag in the directory there; empty when it lies beyond the end. */
  private Optional<Value> find(int directory, int tag) {
    if (directory < 8 || directory > bytes.limit() - 2) {
      return Optional.empty();
    }
    int count = bytes.getShort(directory) & 0xffff;
    for (int i = 0; i < count; i++) {
      long entry = directory + 2L + 12L * i;
      if (entry > bytes.limit() - 12) {
        return Optional.empty();
      }
      if ((bytes.getShort((int) entry) & 0xffff) == tag) {
        return value((int) entry);
      }
    }
    return Optional.empty();
  }

  private Optional<Value> value(int entry) {
    int type = bytes.getShort(entry + 2) & 0xffff;
    long length = (bytes.getInt(entry + 4) & 0xffffffffL) * size(type);
    long at = length <= 4 ? entry + 8 : bytes.getInt(entry + 8) & 0xffffffffL;
    boolean inside = length > 0 && at + length <= bytes.limit();
    return inside ? Optional.of(new Value((int) at, (int) length)) : Optional.empty();
  }

  /** The bytes of one number of a type; of types that are not read here one. */
  private static int size(int type) {
    return switch (type) {
      case SHORT, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12 -> 8;
      default -> 1;
    };
  }
}
