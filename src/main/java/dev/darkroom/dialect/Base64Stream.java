package dev.darkroom.dialect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes base64 text as it is read (RFC 4648, the standard alphabet). White space is skipped and
 * padding may be missing; anything else that does not belong ends the stream with an {@link
 * IOException}, and {@link #broken} tells so afterwards, however the reader dealt with that.
 */
public final class Base64Stream extends FilterInputStream {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final byte ILLEGAL = -1;
  private static final byte SPACE = -2;
  private static final byte PADDING = -3;
  private static final byte[] MEANING = meanings();

  /** Of text; three quarters of it come out. */
  private static final int BLOCK = 8192;

  private final byte[] text = new byte[BLOCK];
  private final byte[] bytes = new byte[BLOCK];
  private int from;
  private int until;
  private int bits;
  private int letters;
  private int padding;
  private boolean ended;
  private boolean broken;

  public Base64Stream(InputStream text) {
    super(text);
  }

  /** Whether the text was found not to be base64. */
  public boolean broken() {
    return broken;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[from++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, until - from);
    System.arraycopy(bytes, from, into, offset, count);
    from += count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    while (skipped < count && read() >= 0) {
      skipped++;
    }
    return skipped;
  }

  @Override
  public int available() {
    return until - from;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private boolean fill() throws IOException {
    while (from == until && !ended) {
      from = 0;
      until = 0;
      int count = in.read(text);
      if (count < 0) {
        finish();
      } else {
        decode(count);
      }
    }
    return from < until;
  }

  private void decode(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      byte meaning = MEANING[text[i] & 0xFF];
      switch (meaning) {
        case SPACE -> {}
        case PADDING -> padding++;
        case ILLEGAL -> fail("a character that base64 does not have");
        default -> add(meaning);
      }
    }
  }

  private void add(byte sixBits) throws IOException {
    if (padding > 0) {
      fail("text after its padding");
    }
    bits = bits << 6 | sixBits;
    if (++letters == 4) {
      put(bits >> 16);
      put(bits >> 8);
      put(bits);
      letters = 0;
      bits = 0;
    }
  }

  private void finish() throws IOException {
    ended = true;
    if (letters == 1 || padding > (letters == 0 ? 0 : 4 - letters)) {
      fail("a broken last group");
    }
    if (letters == 2) {
      put(bits >> 4);
    } else if (letters == 3) {
      put(bits >> 10);
      put(bits >> 2);
    }
  }

  private void put(int low) {
    bytes[until++] = (byte) low;
  }

  private void fail(String what) throws IOException {
    broken = true;
    ended = true;
    throw new IOException("Base64 text with " + what);
  }

  private static byte[] meanings() {
    byte[] meanings = new byte[256];
    Arrays.fill(meanings, ILLEGAL);
    byte[] alphabet = ALPHABET.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < alphabet.length; i++) {
      meanings[alphabet[i]] = (byte) i;
    }
    for (char space : new char[] {' ', '\t', '\r', '\n'}) {
      meanings[space] = SPACE;
    }
    meanings['='] = PADDING;
    return meanings;
  }
}
