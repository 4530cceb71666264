package dev.darkroom.moderation;

import com.github.houbb.sensitive.word.support.tag.WordTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a file among the classes, ours or of the libraries with the lists. */
final class Lines {
  private Lines() {}

  static List<String> of(String path) {
    try (InputStream in = WordTags.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The file " + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines that are neither blank nor a comment. */
  static List<String> written(String path) {
    return of(path).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
