package dev.darkroom.instruction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the tables of sentences: columns between bars, comments behind {@code # }. */
final class Tables {
  private Tables() {}

  static List<List<String>> rows(String file) {
    String path = "/instructions/" + file;
    try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(path), path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> Stream.of(line.split(" \\| ", -1)).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code 2m}: two pictures and a mask. */
  static Given given(String text) {
    return new Given(Integer.parseInt(text.replace("m", "")), text.endsWith("m"));
  }
}
