package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;

/** A member of a JSON body. */
record JsonField(String name, JsonNode node) implements Field {
  @Override
  public Kind kind() {
    return switch (node.getNodeType()) {
      case NUMBER -> Kind.NUMBER;
      case BOOLEAN -> Kind.BOOLEAN;
      case ARRAY -> Kind.LIST;
      case OBJECT, POJO -> Kind.OBJECT;
      case STRING, BINARY, NULL, MISSING -> Kind.TEXT;
    };
  }

  @Override
  public boolean present() {
    return switch (kind()) {
      case TEXT -> !node.isNull() && !node.isMissingNode() && !node.textValue().isEmpty();
      case LIST -> !node.isEmpty();
      case NUMBER, BOOLEAN, FILE, OBJECT -> true;
    };
  }

  @Override
  public long size() {
    return text().length();
  }

  @Override
  public String text() {
    return node.asText();
  }

  @Override
  public InputStream open() {
    return new TextStream(text());
  }

  @Override
  public boolean startsWith(String... prefixes) {
    for (String prefix : prefixes) {
      if (text().regionMatches(true, 0, prefix, 0, prefix.length())) {
        return true;
      }
    }
    return false;
  }

  /** A text's characters as bytes without a second copy of it; other than ASCII reads as 0xFF. */
  private static final class TextStream extends InputStream {
    private final String text;
    private int next;

    TextStream(String text) {
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
}
