package dev.darkroom.evaluation;

import java.util.Locale;

/** The kinds of wish, in the order of the report. */
enum Category {
  COLOUR("colour"),
  BACKGROUND("background"),
  REMOVE("remove"),
  ADD("add"),
  STYLE("style"),
  PORTRAIT("portrait"),
  TEXT("text"),
  REPLACE("replace subject"),
  MATERIAL("material"),
  TONE("tone"),
  COMPOSITION("composition, fusion");

  private final String label;

  Category(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Category named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
