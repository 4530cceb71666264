package dev.darkroom.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables in {@code resources/evaluation}. */
final class Tables {
  private Tables() {}

  /** The lines that are neither empty nor comments. */
  static List<String> lines(String file) {
    try (InputStream in = Tables.class.getResourceAsStream("/evaluation/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no table " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
