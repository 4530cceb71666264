package dev.darkroom.label;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Parts of a file's bytes; reading past the end throws {@link IndexOutOfBoundsException}. */
final class Part {
  private Part() {}

  /** Whether these Latin-1 characters stand at the place. */
  static boolean says(ByteBuffer bytes, int at, String text) {
    if (at < 0 || text.length() > bytes.limit() - at) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((bytes.get(at + i) & 255) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the characters stand anywhere. */
  static boolean holds(ByteBuffer bytes, String text) {
    for (int at = 0; at <= bytes.limit() - text.length(); at++) {
      if (says(bytes, at, text)) {
        return true;
      }
    }
    return false;
  }

  /** Four characters, such as a chunk's type. */
  static String tag(ByteBuffer bytes, int at) {
    byte[] tag = new byte[4];
    bytes.get(at, tag);
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return copy;
  }
}
