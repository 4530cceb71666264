package dev.darkroom.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text. What is no valid escape stays as it is. */
final class Percent {
  private Percent() {}

  static String decode(String text, Charset charset) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? digit(bytes[i + 1]) : -1;
      int low = i + 2 < bytes.length ? digit(bytes[i + 2]) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(charset);
  }

  /** As in a query: a plus is a space. */
  static String decodeQuery(String text) {
    return decode(text.replace('+', ' '), StandardCharsets.UTF_8);
  }

  /** The value of a hexadecimal digit, or -1. */
  static int digit(int c) {
    return c < 0 || c > 127 ? -1 : Character.digit(c, 16);
  }
}
