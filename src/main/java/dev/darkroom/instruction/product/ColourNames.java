package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.instruction.Colours;
import dev.darkroom.instruction.Lexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of colours in one language: of those in the list, and of their shades. */
final class ColourNames {
  private final Map<Colour, String> names = new HashMap<>();
  private final Map<Colour, String> contents = new HashMap<>();

  private ColourNames() {}

  static ColourNames load(String language) {
    ColourNames names = new ColourNames();
    List<Lexicon.Entry> colours = Lexicon.entries(language, "colour.txt");
    for (Lexicon.Entry entry : colours) {
      names.names.putIfAbsent(Colours.parse(entry.value()), entry.word());
    }
    for (Lexicon.Entry entry : colours) {
      for (Lexicon.Entry shade : Lexicon.entries(language, "shade.txt")) {
        names.names.putIfAbsent(
            Colours.shaded(Colours.parse(entry.value()), shade.value()),
            shade.word() + (language.equals("en") ? " " : "") + entry.word());
      }
    }
    for (Lexicon.Entry entry : Lexicon.entries(language, "product-content.txt")) {
      Colour colour = Colours.parse(entry.value().substring(0, 7));
      names.contents.putIfAbsent(colour, entry.word());
    }
    names.names.put(Grounds.DARK, language.equals("en") ? "dark" : "深");
    names.names.put(Grounds.LIGHT, language.equals("en") ? "light" : "浅");
    names.names.put(Looks.DARK, language.equals("en") ? "dark" : "深");
    return names;
  }

  /** What has that colour in a cup or a jar, or nothing. */
  String content(Colour colour) {
    return contents.getOrDefault(colour, "");
  }

  /** Its name, or {@code #rrggbb} where it has none. */
  String of(Colour colour) {
    return names.getOrDefault(colour, colour.hex());
  }
}
