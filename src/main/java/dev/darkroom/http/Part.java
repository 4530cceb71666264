package dev.darkroom.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One part of a form. */
public interface Part {
  String name();

  @Nullable String filename();

  /** As declared, lower case without parameters; null when absent. */
  @Nullable String contentType();

  /** Whether it has a filename or its declared type is not {@code text/*}. */
  default boolean isFile() {
    String type = contentType();
    return filename() != null || (type != null && !type.startsWith("text/"));
  }

  /** In bytes. */
  long size();

  /** A new stream over the content; the caller closes it. */
  InputStream open() throws IOException;

  /** The content as UTF-8. */
  String text();
}
