package dev.darkroom.dialect.juhe;

import dev.darkroom.dialect.TextStream;
import dev.darkroom.http.Part;
import java.io.IOException;
import java.io.InputStream;

/** One value of a request, wherever it stood. */
sealed interface Field {
  /** In bytes; of a text, in UTF-16 units. */
  long size();

  String text();

  /** The value read anew; of a text, characters beyond ASCII read as 0xFF. */
  InputStream open() throws IOException;

  /**
   * Whether a plus sign may have arrived as a space, because a client sent it without its escape.
   */
  boolean plusLost();

  /** Of a form. */
  record Sent(Part part, boolean plusLost) implements Field {
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
  }

  /** Of a JSON body or of the query. */
  record Plain(String text, boolean plusLost) implements Field {
    @Override
    public long size() {
      return text.length();
    }

    @Override
    public InputStream open() {
      return new TextStream(text);
    }
  }
}
