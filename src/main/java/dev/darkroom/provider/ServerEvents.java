package dev.darkroom.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the data of server-sent events, one after the other (WHATWG HTML, 9.2). Names, ids and
 * comments are passed over: the data of both wires says what it is. The stream limits the length.
 */
final class ServerEvents {
  private static final String FIELD = "data:";

  private final InputStream in;

  /**
   * @param in is read byte by byte
   */
  ServerEvents(InputStream in) {
    this.in = in;
  }

  /**
   * The data of the next event that has some; empty at the end. The last one may lack its empty
   * line: some servers forget it.
   */
  Optional<String> next() throws IOException {
    StringBuilder data = new StringBuilder();
    for (Optional<String> line = line(); line.isPresent(); line = line()) {
      String text = line.get();
      if (text.isEmpty() && !data.isEmpty()) {
        return Optional.of(data.toString());
      }
      if (text.startsWith(FIELD)) {
        String value = text.substring(FIELD.length());
        data.append(data.isEmpty() ? "" : "\n");
        data.append(value.startsWith(" ") ? value.substring(1) : value);
      }
    }
    return data.isEmpty() ? Optional.empty() : Optional.of(data.toString());
  }

  /** A line without its end; empty at the end of the stream. */
  private Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    while (read >= 0 && read != '\n') {
      if (read != '\r') {
        line.write(read);
      }
      read = in.read();
    }
    return read < 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
  }
}
