package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Item.Look;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.Shot.Framing;
import dev.darkroom.engine.product.Shot.Placing;
import dev.darkroom.instruction.Inflection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Says in one English sentence what a shot shows. */
final class EnglishShot {
  private final ColourNames colours;

  EnglishShot(ColourNames colours) {
    this.colours = colours;
  }

  String of(Shot shot) {
    String items = items(shot.items());
    List<String> parts = new ArrayList<>();
    parts.add(Character.toUpperCase(items.charAt(0)) + items.substring(1) + " " + on(shot));
    if (shot.backdrop() != null) {
      parts.add(colours.of(shot.backdrop()) + " background");
    }
    parts.add(EnglishNames.phrase(shot.light()));
    parts.add(EnglishNames.phrase(shot.angle()));
    if (shot.framing() != Framing.USUAL) {
      parts.add(EnglishNames.phrase(shot.framing()));
    }
    if (shot.placing() != Placing.CENTRE) {
      parts.add(EnglishNames.phrase(shot.placing()));
    }
    return String.join(", ", parts) + ".";
  }

  private String on(Shot shot) {
    String colour = shot.groundColour() == null ? "" : colours.of(shot.groundColour()) + " ";
    return switch (shot.ground()) {
      case STUDIO -> colour.isEmpty() ? "in a studio" : "on a plain " + colour + "surface";
      case WOOD, DARK_WOOD, MARBLE, BLACK_MARBLE, CLOTH ->
          "on " + article(colour + EnglishNames.phrase(shot.ground()));
      case CONCRETE, SAND, GRASS, BLACK_GLASS ->
          "on " + colour + EnglishNames.phrase(shot.ground());
    };
  }

  String items(List<Item> items) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < items.size(); ) {
      int same = i + 1;
      while (same < items.size() && items.get(same).equals(items.get(i))) {
        same++;
      }
      words.add(item(items.get(i), same - i));
      i = same;
    }
    return joined(words);
  }

  private static String joined(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  private String item(Item item, int count) {
    Look body = item.looks().get(Part.BODY);
    String noun = EnglishNames.name(item.archetype());
    String look = body == null ? "" : look(body);
    String own = look.endsWith("paper ") && noun.startsWith("paper ") ? noun.substring(6) : noun;
    String phrase = look + (count > 1 ? plural(own) : own);
    List<String> parts =
        new TreeMap<>(item.looks())
            .entrySet().stream()
                .filter(entry -> entry.getKey() != Part.BODY)
                .map(entry -> part(entry.getKey(), entry.getValue()))
                .toList();
    String counted =
        count > 1 ? List.of("two", "three", "four").get(count - 2) + " " + phrase : article(phrase);
    return counted + (parts.isEmpty() ? "" : " with " + joined(parts));
  }

  private static String plural(String noun) {
    return noun.startsWith("bar ") ? "bars of soap" : Inflection.plural(noun);
  }

  private String part(Part part, Look look) {
    String words = look(look);
    if (part == Part.CONTENT) {
      String content = look.colour() == null ? "" : colours.content(look.colour());
      return content.isEmpty() ? words + EnglishNames.name(part) : content;
    }
    return article(words + EnglishNames.name(part));
  }

  /** "Red ceramic ", with a space behind, or nothing. */
  private String look(Look look) {
    Colour colour = look.colour();
    Finish finish = look.finish();
    return (colour == null ? "" : colours.of(colour) + " ")
        + (finish == null ? "" : EnglishNames.phrase(finish) + " ");
  }

  private static String article(String phrase) {
    return ("aeiou".indexOf(phrase.charAt(0)) >= 0 ? "an " : "a ") + phrase;
  }
}
