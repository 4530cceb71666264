package dev.darkroom.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.Look;
import dev.darkroom.engine.operation.Tone;
import dev.darkroom.engine.operation.Touch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_entry_has_a_value_that_the_reader_knows(String language) {
    for (Kind kind : Kind.values()) {
      if (kind.inLexicon()) {
        Lexicon.entries(language, kind.file()).forEach(entry -> check(kind, entry));
      }
    }
  }

  private static final Map<Kind, Set<String>> VALUES =
      Map.ofEntries(
          Map.entry(Kind.VERB, names(Action.values())),
          Map.entry(Kind.NOUN, names(Thing.values())),
          Map.entry(Kind.WORD, names(Role.values())),
          Map.entry(Kind.TONE, names(Tone.values())),
          Map.entry(Kind.LOOK, names(Look.values())),
          Map.entry(Kind.TOUCH, names(Touch.values())),
          Map.entry(Kind.POSITION, names(Position.values())),
          Map.entry(Kind.SCENE, scenes()),
          Map.entry(Kind.SHADE, Set.of("LIGHT", "DARK", "VIVID")),
          Map.entry(Kind.AMOUNT, Set.of("SLIGHT", "MEDIUM", "MUCH", "FULL")),
          Map.entry(
              Kind.BACKDROP,
              Set.of(
                  "TRANSPARENT",
                  "GRADIENT",
                  "STUDIO",
                  "PLAIN",
                  "BLURRED",
                  "SOFT",
                  "WHITE",
                  "BLACK",
                  "BLUE",
                  "RED",
                  "GREY")),
          Map.entry(
              Kind.ATTRIBUTE,
              Set.of(
                  "COLOUR",
                  "STYLE",
                  "MATERIAL",
                  "SIZE",
                  "LIGHT",
                  "FORM",
                  "COPY",
                  "TILT",
                  "HORIZON")),
          Map.entry(
              Kind.LETTERING,
              Set.of(
                  "LARGE",
                  "HUGE",
                  "SMALL",
                  "TINY",
                  "BOLD",
                  "REGULAR",
                  "TRANSLUCENT",
                  "OPACITY",
                  "VERTICAL",
                  "PASTE",
                  "STICKER",
                  "WORDS")),
          Map.entry(
              Kind.TURN, Set.of("CLOCKWISE", "ANTICLOCKWISE", "HORIZONTAL", "VERTICAL", "OVER")));

  private static void check(Kind kind, Lexicon.Entry entry) {
    String value = entry.value();
    boolean known =
        switch (kind) {
          case COLOUR -> value.equals(Colours.parse(value).hex());
          case TONE_CHANGE ->
              value.matches("[+-].*") && names(Tone.values()).contains(value.substring(1));
          case RATIO -> value.matches("\\d+:\\d+|VAGUE");
          case FRACTION, FACTOR -> Double.parseDouble(value) > 0;
          default -> VALUES.getOrDefault(kind, Set.of("")).contains(value);
        };
    assertTrue(known, () -> kind + " " + entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void no_file_lists_a_word_twice(String language) {
    for (Kind kind : Kind.values()) {
      if (kind.inLexicon()) {
        Set<String> words = new HashSet<>();
        for (Lexicon.Entry entry : Lexicon.entries(language, kind.file())) {
          assertTrue(words.add(entry.word()), () -> kind.file() + " repeats " + entry.word());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void a_word_in_two_files_stands_in_the_list_of_ambiguous_words(String language) {
    Map<String, Set<Kind>> kinds = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      if (kind.inLexicon()) {
        Lexicon.entries(language, kind.file())
            .forEach(
                e -> kinds.computeIfAbsent(e.word(), _ -> EnumSet.noneOf(Kind.class)).add(kind));
      }
    }
    Set<String> ambiguous = new TreeSet<>();
    kinds.forEach((word, of) -> addIf(of.size() > 1, word + " = " + of, ambiguous));
    Set<String> listed = new TreeSet<>();
    Lexicon.entries(language, "ambiguous.txt")
        .forEach(e -> listed.add(e.word() + " = " + e.value()));
    assertEquals(String.join("\n", listed), String.join("\n", ambiguous));
  }

  private static void addIf(boolean condition, String line, Set<String> lines) {
    if (condition) {
      lines.add(line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void knows_at_least_sixty_colours(String language) {
    assertTrue(Lexicon.entries(language, Kind.COLOUR.file()).size() >= 60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_look_tone_touch_and_position_has_a_word(String language) {
    Map<Kind, Set<String>> needed = new EnumMap<>(Kind.class);
    needed.put(Kind.LOOK, names(Look.values()));
    needed.put(Kind.TONE, names(Tone.values()));
    needed.put(Kind.TOUCH, names(Touch.values()));
    needed.put(Kind.POSITION, names(Position.values()));
    List<String> missing = new ArrayList<>();
    needed.forEach(
        (kind, names) -> {
          Lexicon.entries(language, kind.file()).forEach(entry -> names.remove(entry.value()));
          missing.addAll(names);
        });
    if (!missing.isEmpty()) {
      fail("No word for " + missing);
    }
  }

  @ParameterizedTest
  @CsvSource({"zh, 把%s改成绿色", "en, make the %s green"})
  void what_can_be_made_can_be_edited_by_its_name(String language, String sentence) {
    InstructionReader reader = new InstructionReader();
    List<String> missing =
        Lexicon.entries(language, "product-archetype.txt").stream()
            .map(entry -> String.format(Locale.ROOT, sentence, entry.word()))
            .filter(words -> !reader.read(words, new Given(1, false)).executable())
            .toList();
    assertEquals(List.of(), missing);
  }

  /** A scene of the library, or nothing for one that is refused. */
  private static Set<String> scenes() {
    Set<String> names = new HashSet<>(names(SceneWord.values()));
    names.add("");
    return names;
  }

  private static Set<String> names(Enum<?>[] values) {
    Set<String> names = new HashSet<>();
    for (Enum<?> value : values) {
      names.add(value.name());
    }
    return names;
  }
}
