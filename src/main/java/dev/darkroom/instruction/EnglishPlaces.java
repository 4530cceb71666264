package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Pick;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.scenery.Scenery;
import dev.darkroom.instruction.product.Names;

/** Places and scenes, in English. */
final class EnglishPlaces {
  private EnglishPlaces() {}

  static String place(Where where, Names names) {
    return switch (where) {
      case Where.Whole() -> "the picture";
      case Where.CallerMask() -> "the masked area";
      case Where.Subject(var noun, var kind) ->
          "the "
              + (noun.isBlank()
                  ? switch (kind) {
                    case ANY -> "subject";
                    case PRODUCT -> "product";
                    case PERSON -> "person";
                  }
                  : noun);
      case Where.Background() -> "the background";
      case Where.Coloured(var colour, var noun, boolean plural) ->
          coloured(names.english(colour), noun == null ? plural ? "parts" : "part" : noun, colour);
      case Where.Sky() -> "the sky";
      case Where.Area(var position) -> "the " + position(position) + " of the picture";
      case Where.Text(var position, _) ->
          "the text" + (position == null ? "" : " at the " + position(position));
      case Where.Box(var left, var top, var width, var height, var noun) ->
          "the %s at %s, %s (%s x %s)"
              .formatted(noun == null ? "area" : noun + " in the area", left, top, width, height);
      case Where.Point(var x, var y) -> "what is at " + x + ", " + y;
      case Where.Which(var among, var pick, int number) -> which(one(among, names), pick, number);
      case Where.Faces() -> "faces";
    };
  }

  private static String coloured(String name, String noun, Colour colour) {
    return name.startsWith("#")
        ? "the " + noun + " coloured " + name
        : "the " + name + " " + noun + " (" + colour.hex() + ")";
  }

  /** One of a place's things, without its article. */
  private static String one(Where among, Names names) {
    String words =
        switch (among) {
          case Where.Faces() -> "face";
          case Where.Coloured(var colour, var noun, _) ->
              place(new Where.Coloured(colour, noun, false), names);
          case Where.Whole _,
              Where.CallerMask _,
              Where.Subject _,
              Where.Background _,
              Where.Sky _,
              Where.Area _,
              Where.Text _,
              Where.Box _,
              Where.Point _,
              Where.Which _ ->
              place(among, names);
        };
    return words.startsWith("the ") ? words.substring(4) : words;
  }

  private static String which(String thing, Pick pick, int number) {
    String counted = "the " + ordinal(number) + " " + thing;
    return switch (pick) {
      case FROM_LEFT -> counted + " from the left";
      case FROM_RIGHT -> counted + " from the right";
      case FROM_TOP -> counted + " from the top";
      case FROM_BOTTOM -> counted + " from the bottom";
      case TOP_LEFT -> "the " + thing + " at the top left";
      case TOP_RIGHT -> "the " + thing + " at the top right";
      case BOTTOM_LEFT -> "the " + thing + " at the bottom left";
      case BOTTOM_RIGHT -> "the " + thing + " at the bottom right";
      case MIDDLE -> "the " + thing + " in the middle";
      case LARGEST -> "the largest " + thing;
      case SMALLEST -> "the smallest " + thing;
    };
  }

  private static String ordinal(int number) {
    String[] words = {"first", "second", "third", "fourth", "fifth"};
    return number <= words.length ? words[number - 1] : "number " + number;
  }

  static String position(Position position) {
    return Parameter.Word.spelled(position);
  }

  static String scene(Scenery scenery) {
    return switch (scenery) {
      case BEACH -> "a beach";
      case SUNSET_BEACH -> "a beach at sunset";
      case SEA -> "the sea";
      case SUNSET_SEA -> "the sea at sunset";
      case CLEAR_SKY -> "a clear sky";
      case CLOUDY_SKY -> "a cloudy sky";
      case OVERCAST_SKY -> "an overcast sky";
      case SUNSET_SKY -> "a sunset sky";
      case STARRY_NIGHT -> "a starry night";
      case SPACE -> "outer space";
      case SNOW -> "a snowy landscape";
      case MOUNTAINS -> "mountains";
      case MEADOW -> "a meadow";
      case DESERT -> "a desert";
      case FOREST -> "a forest";
      case AUTUMN_FOREST -> "a forest in autumn";
      case BLOSSOMS -> "cherry blossoms";
      case CITY_NIGHT -> "a city at night";
      case CITY_DAY -> "a city by day";
      case WOODEN_TABLE -> "a wooden table";
      case DARK_WOODEN_TABLE -> "a dark wooden table";
      case MARBLE_TABLE -> "a marble table";
      case BLACK_MARBLE_TABLE -> "a black marble table";
      case CONCRETE -> "a concrete surface";
      case CLOTH -> "a cloth";
      case WINDOW_LIGHT -> "a wall in window light";
    };
  }
}
