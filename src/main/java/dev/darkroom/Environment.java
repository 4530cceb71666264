package dev.darkroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts secrets in where a setting says {@code ${NAME}}, an environment variable, or {@code
 * ${file:/run/secrets/name}}, what a file holds. Neither is ever shown.
 */
final class Environment {
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");
  private static final String FILE = "file:";

  /** A key has some hundred characters, a service account's file some thousand. */
  private static final int FILE_MAX = 16 << 10;

  private final SettingsPlaces places;
  private final Map<String, String> variables;
  private final Set<Path> files = new TreeSet<>();

  Environment(SettingsPlaces places, Map<String, String> variables) {
    this.places = places;
    this.variables = variables;
  }

  /**
   * @param place of the setting, for messages
   * @throws SettingsException when a variable is not set or a file cannot be read
   */
  String substituted(String place, String text) {
    return NAME.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(place, found.group(1))));
  }

  /** The files that were read, or should have been. */
  Set<Path> files() {
    return Set.copyOf(files);
  }

  private String value(String place, String name) {
    if (name.startsWith(FILE)) {
      return content(place, name.substring(FILE.length()).strip());
    }
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw places.wrong(place, "the environment variable " + name + " is not set");
    }
    return value.strip();
  }

  /** A relative path begins at the folder of {@code darkroom.yaml}. */
  private String content(String place, String name) {
    try {
      Path file = places.file().toAbsolutePath().resolveSibling(name).normalize();
      files.add(file);
      if (!Files.isRegularFile(file) || Files.size(file) > FILE_MAX) {
        throw places.wrong(place, "there is no file " + name + " of at most 16 KiB");
      }
      String value = Files.readString(file).strip();
      if (value.isEmpty()) {
        throw places.wrong(place, "the file " + name + " is empty");
      }
      return value;
    } catch (IOException | InvalidPathException _) {
      throw places.wrong(place, "the file " + name + " cannot be read as text");
    }
  }

  /** Values are secrets: only the name of the settings' file stands here. */
  @Override
  public String toString() {
    return "environment for " + places;
  }
}
