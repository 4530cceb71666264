package dev.darkroom;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables in where a setting says {@code ${NAME}}. */
record Environment(Path file, Map<String, String> variables) {
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

  /**
   * @param place of the setting, for messages
   * @throws SettingsException when a variable is not set; no value is shown
   */
  String substituted(String place, String text) {
    return NAME.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(place, found.group(1))));
  }

  private String value(String place, String name) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new SettingsException(
          file + ": " + place + ": the environment variable " + name + " is not set.");
    }
    return value.strip();
  }

  /** Values are secrets: only the names of a file stand here. */
  @Override
  public String toString() {
    return "environment for " + file;
  }
}
