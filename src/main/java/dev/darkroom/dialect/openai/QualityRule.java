package dev.darkroom.dialect.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quality names of a family of models. The embedded engine always works at its best; the name
 * is what the answer repeats and what tokens are counted by.
 *
 * @param named taken as they are
 * @param tolerated older names and what they stand for, unless the server is strict
 * @param ignored whether any value is taken without a look
 */
record QualityRule(List<String> named, Map<String, String> tolerated, boolean ignored) {
  /** What {@code auto} and an absent quality come to. */
  private static final String BEST = "high";

  QualityRule {
    named = List.copyOf(named);
    tolerated = Map.copyOf(tolerated);
  }

  /** The effective quality, never {@code auto}. */
  String read(Fields fields, boolean strict) {
    if (ignored) {
      return BEST;
    }
    Optional<String> value = fields.text("quality");
    if (value.isEmpty() || value.get().equals("auto")) {
      return BEST;
    }
    if (named.contains(value.get())) {
      return value.get();
    }
    if (!strict && tolerated.containsKey(value.get())) {
      return tolerated.get(value.get());
    }
    List<String> supported = new ArrayList<>(named);
    supported.add("auto");
    throw Faults.value("quality", value.get(), supported);
  }
}
