package dev.darkroom.dialect;

import java.io.InputStream;

/** A text's characters as bytes without a second copy of it; other than ASCII reads as 0xFF. */
public final class TextStream extends InputStream {
  private final String text;
  private int next;

  public TextStream(String text) {
    this.text = text;
  }

  @Override
  public int read() {
    return next < text.length() ? byteAt(next++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = Math.min(length, text.length() - next);
    if (count == 0 && length > 0) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      into[offset + i] = byteAt(next++);
    }
    return count;
  }

  private byte byteAt(int index) {
    char c = text.charAt(index);
    return c < 0x80 ? (byte) c : (byte) 0xFF;
  }
}
