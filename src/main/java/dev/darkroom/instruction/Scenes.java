package dev.darkroom.instruction;

import dev.darkroom.engine.scenery.Scenery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From the words of a scene to the one in the library that all of them fit. */
final class Scenes {
  /** Places of which the first says what the second leaves open: a beach is by the sea. */
  private static final Map<SceneWord, SceneWord> WITHIN =
      Map.of(
          SceneWord.BEACH, SceneWord.SEA,
          SceneWord.STARS, SceneWord.SKY,
          SceneWord.SNOW, SceneWord.MOUNTAINS,
          SceneWord.DARK_WOODEN_TABLE, SceneWord.WOODEN_TABLE,
          SceneWord.BLACK_MARBLE_TABLE, SceneWord.MARBLE_TABLE);

  /** What a light is when no place is named. */
  private static final Map<SceneWord, Scenery> ALONE =
      Map.of(
          SceneWord.SUNSET, Scenery.SUNSET_SKY,
          SceneWord.NIGHT, Scenery.STARRY_NIGHT,
          SceneWord.NIGHT_VIEW, Scenery.CITY_NIGHT,
          SceneWord.CLEAR, Scenery.CLEAR_SKY,
          SceneWord.CLOUDY, Scenery.CLOUDY_SKY,
          SceneWord.OVERCAST, Scenery.OVERCAST_SKY,
          SceneWord.AUTUMN, Scenery.AUTUMN_FOREST,
          SceneWord.WINTER, Scenery.SNOW);

  /** Places whose scene has another name. */
  private static final Map<SceneWord, Scenery> USUAL =
      Map.of(
          SceneWord.SKY, Scenery.CLEAR_SKY,
          SceneWord.STARS, Scenery.STARRY_NIGHT,
          SceneWord.CITY, Scenery.CITY_DAY);

  /** Places in a light of their own. */
  private static final Map<List<SceneWord>, Scenery> LIT =
      Map.of(
          List.of(SceneWord.BEACH, SceneWord.SUNSET), Scenery.SUNSET_BEACH,
          List.of(SceneWord.SEA, SceneWord.SUNSET), Scenery.SUNSET_SEA,
          List.of(SceneWord.CITY, SceneWord.NIGHT), Scenery.CITY_NIGHT,
          List.of(SceneWord.STARS, SceneWord.NIGHT), Scenery.STARRY_NIGHT,
          List.of(SceneWord.SPACE, SceneWord.NIGHT), Scenery.SPACE,
          List.of(SceneWord.FOREST, SceneWord.AUTUMN), Scenery.AUTUMN_FOREST,
          List.of(SceneWord.SNOW, SceneWord.WINTER), Scenery.SNOW);

  private Scenes() {}

  /**
   * Takes every word of a scene.
   *
   * @return what they say; empty when one of them names what the library has not
   */
  static Optional<Set<SceneWord>> take(Slot slot) {
    List<String> values = new ArrayList<>(slot.takeEvery(Kind.SCENE));
    while (slot.take(Kind.LOOK, "NIGHT")) {
      values.add("NIGHT");
    }
    while (slot.take(Kind.LOOK, "AUTUMN")) {
      values.add("AUTUMN");
    }
    if (values.isEmpty() || values.contains("")) {
      return Optional.empty();
    }
    Set<SceneWord> words = EnumSet.noneOf(SceneWord.class);
    values.forEach(value -> words.add(SceneWord.valueOf(value)));
    return Optional.of(words);
  }

  /** Whether the words contradict each other, as day and night do. */
  static boolean contradictory(Set<SceneWord> words) {
    Set<SceneWord> all = general(words);
    return all.stream().filter(SceneWord::isPlace).count() > 1
        || all.stream().filter(word -> !word.isPlace()).count() > 1;
  }

  /** The scene that fits all words. */
  static Optional<Scenery> of(Set<SceneWord> words) {
    Set<SceneWord> all = general(words);
    Optional<SceneWord> place = all.stream().filter(SceneWord::isPlace).findFirst();
    Optional<SceneWord> light = all.stream().filter(word -> !word.isPlace()).findFirst();
    if (place.isEmpty()) {
      return light.flatMap(Scenes::alone);
    }
    return light.isEmpty() ? Optional.of(usual(place.get())) : in(place.get(), light.get());
  }

  /** The sky that fits the words; they may name nothing else. */
  static Optional<Scenery> sky(Set<SceneWord> words) {
    Set<SceneWord> all = EnumSet.copyOf(words);
    all.add(SceneWord.SKY);
    return contradictory(all) ? Optional.empty() : of(all).filter(Scenery::isSky);
  }

  /** The words without those that others say more exactly. */
  private static Set<SceneWord> general(Set<SceneWord> words) {
    Set<SceneWord> all = EnumSet.copyOf(words);
    WITHIN.forEach(
        (narrow, wide) -> {
          if (all.contains(narrow)) {
            all.remove(wide);
          }
        });
    if (all.contains(SceneWord.NIGHT)) {
      all.remove(SceneWord.NIGHT_VIEW);
    }
    if (all.contains(SceneWord.CLEAR)) {
      all.remove(SceneWord.DAY);
    }
    return all;
  }

  private static Optional<Scenery> alone(SceneWord light) {
    return Optional.ofNullable(ALONE.get(light));
  }

  /** What a place looks like when nothing is said of its light. */
  private static Scenery usual(SceneWord place) {
    Scenery other = USUAL.get(place);
    return other == null ? Scenery.valueOf(place.name()) : other;
  }

  private static Optional<Scenery> in(SceneWord place, SceneWord light) {
    Scenery lit = LIT.get(List.of(place, light == SceneWord.NIGHT_VIEW ? SceneWord.NIGHT : light));
    if (lit != null) {
      return Optional.of(lit);
    }
    boolean bright = light == SceneWord.DAY || light == SceneWord.CLEAR;
    boolean dark = place == SceneWord.STARS || place == SceneWord.SPACE;
    if (place == SceneWord.SKY && !bright) {
      return alone(light).filter(Scenery::isSky);
    }
    return bright && !dark ? Optional.of(usual(place)) : Optional.empty();
  }

  /** All there is, for a sentence. */
  static String english() {
    return Arrays.stream(Scenery.values()).map(Scenery::english).collect(Collectors.joining(", "));
  }

  static String chinese() {
    return Arrays.stream(Scenery.values()).map(Scenery::chinese).collect(Collectors.joining("、"));
  }
}
