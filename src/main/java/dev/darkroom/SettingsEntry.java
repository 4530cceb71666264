package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One group of names and values in the settings, such as an element of {@code providers}; every
 * fault names its place and line.
 */
final class SettingsEntry {
  private final SettingsPlaces places;
  private final Environment environment;
  private final String path;
  private final JsonNode node;

  SettingsEntry(SettingsPlaces places, Environment environment, String path, JsonNode node) {
    this.places = places;
    this.environment = environment;
    this.path = path;
    this.node = node;
  }

  /**
   * The elements of a section.
   *
   * @param names that there are in an element; another one is refused
   */
  static List<SettingsEntry> all(
      SettingsPlaces places,
      Environment environment,
      String section,
      JsonNode list,
      Set<String> names,
      int max) {
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > max) {
      throw new SettingsException(
          places.at(section) + " takes a list of at most " + max + " entries.");
    }
    List<SettingsEntry> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String path = section + "[" + i + "]";
      entries.add(new SettingsEntry(places, environment, path, list.get(i)).known(names));
    }
    return entries;
  }

  /** An element within this one. */
  SettingsEntry within(String name, JsonNode element, Set<String> names) {
    return new SettingsEntry(places, environment, path + "." + name, element).known(names);
  }

  private SettingsEntry known(Set<String> names) {
    if (!node.isObject()) {
      throw new SettingsException(places.at(path) + " takes " + new TreeSet<>(names) + ".");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw wrong(name, "there is no such setting; there are " + new TreeSet<>(names));
              }
            });
    return this;
  }

  JsonNode node(String name) {
    return node.path(name);
  }

  /** The value with the environment put in, or null when absent. */
  @Nullable String text(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isContainerNode()) {
      throw wrong(name, "it takes one value");
    }
    return substituted(name, value);
  }

  /** A value's text with the environment put in. */
  String substituted(String name, JsonNode value) {
    return environment.substituted(path + "." + name, value.asText());
  }

  String required(String name, String pattern, String example) {
    String value = text(name);
    if (value == null) {
      throw wrong(name, "it is missing; write " + example);
    }
    if (!value.matches(pattern)) {
      throw wrong(name, "it takes " + example);
    }
    return value;
  }

  int number(String name, int otherwise, int min, int max) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    if (number < min || number > max) {
      throw wrong(name, "\"" + text + "\" is no number from " + min + " to " + max);
    }
    return number;
  }

  /** A time from a second to ten minutes. */
  Optional<Duration> time(String name, Duration max) {
    return Optional.ofNullable(text(name))
        .map(
            text ->
                SettingsFile.duration(text)
                    .filter(time -> time.isPositive() && time.compareTo(max) <= 0)
                    .orElseThrow(
                        () ->
                            wrong(
                                name,
                                "\"%s\" is no time from 1s to %dm, such as 120s"
                                    .formatted(text, max.toMinutes()))));
  }

  boolean flag(String name, boolean otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes" -> true;
      case "off", "false", "no" -> false;
      default -> throw wrong(name, "it is on or off");
    };
  }

  SettingsException wrong(String name, String reason) {
    return places.wrong(path + "." + name, reason);
  }
}
