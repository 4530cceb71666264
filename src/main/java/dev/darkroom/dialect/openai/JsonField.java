package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.dialect.TextStream;
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
}
