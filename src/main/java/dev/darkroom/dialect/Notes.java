package dev.darkroom.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sentences for the caller as one header value. */
public final class Notes {
  private static final int CHARACTERS_MAX = 1000;
  private static final String UNESCAPED = "!#$&+-.^_`|~";

  private Notes() {}

  /** The notes as they are; with characters beyond ASCII in the encoding of RFC 8187. */
  public static String header(List<String> notes) {
    String joined = String.join(" ", notes);
    int end = Math.min(joined.length(), CHARACTERS_MAX);
    if (end < joined.length() && Character.isHighSurrogate(joined.charAt(end - 1))) {
      end--;
    }
    String text = joined.substring(0, end);
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F) ? text : "UTF-8''" + encode(text);
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
