package dev.darkroom.moderation;

import java.util.List;

/** The rows of a file of prompts among the test resources. */
final class PromptRows {
  /**
   * @param expected what stands before the colon
   */
  record Row(String expected, String prompt) {}

  private PromptRows() {}

  static List<String> lines(String path) {
    return Lines.of(path).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("# "))
        .toList();
  }

  static List<Row> rows(String path) {
    return lines(path).stream()
        .map(
            line ->
                new Row(
                    line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)))
        .toList();
  }
}
