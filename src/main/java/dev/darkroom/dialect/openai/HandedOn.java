package dev.darkroom.dialect.openai;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of a request is handed on for a provider that knows it, by its name on the wire. */
final class HandedOn {
  private static final List<String> STYLES = List.of("vivid", "natural");
  private static final int EXTRAS_MAX = 64;

  private HandedOn() {}

  /**
   * Values are Boolean, Long, Double or String.
   *
   * @param known the fields that have a meaning at this endpoint
   * @throws FaultException when a value is not of its kind
   */
  static Map<String, Object> read(Fields fields, Set<String> known, ModelClass family) {
    Map<String, Object> handed = family.extras() ? extras(fields, known) : new TreeMap<>();
    if (!family.qualities().ignored()) {
      text(fields, handed, "quality");
    }
    choice(fields, handed, "moderation", List.of("auto", "low"));
    if (known.contains("input_fidelity")) {
      choice(fields, handed, "input_fidelity", List.of("low", "high"));
    }
    if (known.contains("style") && !family.extras()) {
      choice(fields, handed, "style", STYLES);
    }
    text(fields, handed, "user");
    text(fields, handed, "safety_identifier");
    fields.whole("seed").ifPresent(seed -> handed.put("seed", seed));
    return handed;
  }

  private static void text(Fields fields, Map<String, Object> handed, String name) {
    fields.text(name).ifPresent(text -> handed.put(name, text));
  }

  private static void choice(
      Fields fields, Map<String, Object> handed, String name, List<String> words) {
    if (fields.has(name)) {
      handed.put(name, fields.choice(name, words));
    }
  }

  private static Map<String, Object> extras(Fields fields, Set<String> known) {
    Map<String, Object> extras = new TreeMap<>();
    for (Field field : fields.all()) {
      switch (field.kind()) {
        case TEXT, NUMBER, BOOLEAN -> {
          boolean meaning = known.contains(field.name()) && !field.name().equals("style");
          if (!meaning && !field.name().startsWith("image[")) {
            extras.putIfAbsent(field.name(), value(fields.text(field.name()).orElse("")));
          }
        }
        case FILE, LIST, OBJECT -> {}
      }
    }
    if (extras.size() > EXTRAS_MAX) {
      throw Faults.tooMany("fields", EXTRAS_MAX, extras.size());
    }
    return extras;
  }

  private static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("-?\\d{1,18}")) {
      return Long.valueOf(text);
    }
    return text.matches("-?\\d{1,18}\\.\\d{1,18}") ? (Object) Double.valueOf(text) : text;
  }
}
