package dev.darkroom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where settings stand: the file, and the line of each by its place, such as {@code
 * providers[0].apiKey}.
 */
record SettingsPlaces(Path file, Map<String, Integer> lines) {
  SettingsPlaces {
    lines = Map.copyOf(lines);
  }

  /** Of a file that is not there. */
  static SettingsPlaces none(Path file) {
    return new SettingsPlaces(file, Map.of());
  }

  /**
   * @throws IOException when it is no YAML
   */
  static SettingsPlaces of(Path file, byte[] yaml) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!token.isStructEnd()) {
          lines.putIfAbsent(
              place(parser.getParsingContext()), parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return new SettingsPlaces(file, lines);
  }

  private static String place(JsonStreamContext context) {
    JsonStreamContext parent = context.getParent();
    String before = parent == null ? "" : place(parent);
    if (context.inArray() && context.hasCurrentIndex()) {
      return before + "[" + context.getCurrentIndex() + "]";
    }
    String name = context.inObject() ? context.getCurrentName() : null;
    if (name == null) {
      return before;
    }
    return before.isEmpty() ? name : before + "." + name;
  }

  /**
   * A setting that cannot be used, with its line or that of what holds it.
   *
   * @param reason the rest of a sentence that begins with the place
   */
  SettingsException wrong(String place, String reason) {
    return new SettingsException(at(place) + ": " + reason + ".");
  }

  /** Such as {@code darkroom.yaml, line 4: providers[0].apiKey}. */
  String at(String place) {
    for (String known = place; !known.isEmpty(); known = holder(known)) {
      Integer line = lines.get(known);
      if (line != null) {
        return file + ", line " + line + ": " + place;
      }
    }
    return file + ": " + place;
  }

  private static String holder(String place) {
    int cut = Math.max(place.lastIndexOf('.'), place.lastIndexOf('['));
    return cut < 0 ? "" : place.substring(0, cut);
  }

  /** The file alone. */
  @Override
  public String toString() {
    return file.toString();
  }
}
