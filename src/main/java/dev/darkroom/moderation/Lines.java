package dev.darkroom.moderation;

import com.github.houbb.sensitive.word.support.tag.WordTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file among the classes, ours or of the libraries with the lists. */
final class Lines {
  private Lines() {}

  static List<String> of(String path) {
    try (InputStream in = WordTags.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The file " + path + " is missing");
      }
      return split(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a stream: at a start, which this is a part of, that takes several times as long. */
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      boolean returned = end > at && text.charAt(end - 1) == '\r';
      lines.add(text.substring(at, returned ? end - 1 : end));
      at = end + 1;
    }
    return lines;
  }

  /** The lines that are neither blank nor a comment. */
  static List<String> written(String path) {
    return of(path).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
