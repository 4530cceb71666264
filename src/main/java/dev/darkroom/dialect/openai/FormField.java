package dev.darkroom.dialect.openai;

import dev.darkroom.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A part of a multipart or urlencoded form. Its content may lie on disk. */
record FormField(Part part) implements Field {
  @Override
  public String name() {
    return part.name();
  }

  @Override
  public Kind kind() {
    return part.isFile() ? Kind.FILE : Kind.TEXT;
  }

  @Override
  public boolean present() {
    return part.size() > 0 || (part.isFile() && !"".equals(part.filename()));
  }

  @Override
  public long size() {
    return part.size();
  }

  @Override
  public String text() {
    return part.text();
  }

  @Override
  public InputStream open() throws IOException {
    return part.open();
  }

  @Override
  public boolean startsWith(String... prefixes) {
    for (String prefix : prefixes) {
      if (head(prefix.length()).equalsIgnoreCase(prefix)) {
        return true;
      }
    }
    return false;
  }

  private String head(int length) {
    try (InputStream in = part.open()) {
      return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
