package dev.darkroom.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.moderation.PromptRows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInWordsTest {
  private static final List<String> BLOCKED = PromptRows.lines("/moderation/blocked-prompts.txt");
  private static WordList words;

  @BeforeAll
  static void load() {
    words = BuiltInWords.without(List.of());
  }

  @Test
  void lets_the_prompts_of_the_described_apis_pass() {
    assertAllPass(PromptRows.lines("/moderation/seed-prompts.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/instructions/zh.txt",
        "/instructions/en.txt",
        "/product/zh.txt",
        "/product/en.txt",
        "/product/blind.txt"
      })
  void lets_every_instruction_and_product_of_the_readers_pass(String path) {
    assertAllPass(PromptRows.lines(path).stream().map(row -> row.split(" \\| ", 2)[0]).toList());
  }

  @Test
  void lets_both_languages_of_the_paired_instructions_pass() {
    assertAllPass(PromptRows.lines("/instructions/pairs.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void lets_every_word_that_the_readers_know_pass(String language) throws IOException {
    List<String> known = lexicon(language);
    assertTrue(known.size() > 1000, "only " + known.size() + " words");
    assertAllPass(known);
  }

  @Test
  void lets_every_colour_before_every_noun_pass() throws IOException {
    List<String> nouns = words("zh", "noun.txt");
    List<String> mistaken =
        words("zh", "colour.txt").stream()
            .flatMap(colour -> nouns.stream().map(noun -> colour + noun))
            // A photo in the colour nude and a nude photo are the same characters, as are dancers.
            .filter(phrase -> !Set.of("裸照片", "裸舞者").contains(phrase) && isBlocked(phrase))
            .toList();
    assertEquals(List.of(), mistaken);
  }

  @Test
  void decides_about_the_prompts_of_shops_and_photographers_as_their_table_says() {
    List<Row> rows = PromptRows.rows("/moderation/shop-prompts.txt");
    assertTrue(rows.size() >= 150);
    List<Row> wrong =
        rows.stream()
            .filter(row -> isBlocked(row.prompt()) != row.expected().equals("block"))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void refuses_what_must_be_refused() {
    assertTrue(BLOCKED.size() >= 60);
    assertAllBlocked(text -> text);
  }

  @Test
  void refuses_it_in_capitals() {
    assertAllBlocked(text -> text.toUpperCase(Locale.ROOT));
  }

  @Test
  void refuses_it_in_full_width() {
    assertAllBlocked(
        text ->
            text.chars()
                .map(c -> c > ' ' && c < 0x7f ? c + 0xfee0 : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining()));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "-", "*", "_", ".", "·", "  "})
  void refuses_it_with_something_between_all_characters(String between) {
    assertAllBlocked(
        text -> String.join(between, text.replace(" ", "").replace(",", "").split("", -1)));
  }

  @Test
  void refuses_it_with_what_is_not_seen_between_all_characters() {
    assertAllBlocked(text -> String.join("\u200b", text.split("", -1)));
  }

  @Test
  void refuses_accents_repeats_and_traditional_characters() {
    assertTrue(isBlocked("pörnographic photo"));
    assertTrue(isBlocked("海洛洛洛因批发"));
    assertTrue(isBlocked("臺獨海報"));
    assertTrue(isBlocked("斬首人質"));
  }

  /** What the page for operators says is not caught. */
  @Test
  void does_not_see_through_other_spellings() {
    assertFalse(isBlocked("p0rnographic photo"));
    assertFalse(isBlocked("seqing tupian"));
    assertFalse(isBlocked("po rnogra phic photo"));
    assertFalse(isBlocked("p\u043ernographic photo"));
  }

  @Test
  void matches_english_as_whole_words_only() {
    assertTrue(isBlocked("hentai, porn."));
    assertFalse(isBlocked("a therapist in a grape orchard"));
    assertFalse(isBlocked("popcorn porncake"));
  }

  @Test
  void a_lifted_word_within_a_longer_one_still_blocks() {
    assertFalse(isBlocked("共产党员徽章"));
    assertTrue(isBlocked("打倒中国共产党"));
  }

  @Test
  void no_single_character_blocks() {
    for (int c = 0; c <= 0x9fff; c++) {
      if (!Character.isSurrogate((char) c)) {
        assertFalse(isBlocked(Character.toString(c)), Integer.toHexString(c));
      }
    }
  }

  @Test
  void a_long_text_made_to_be_slow_is_searched_quickly() {
    for (String part : List.of("a", "制作炸", "色情片", "the ", "裸")) {
      String text = part.repeat(32_000 / part.length());
      assertTimeout(Duration.ofSeconds(5), () -> words.find(Folded.of(text)));
    }
  }

  private static void assertAllPass(List<String> prompts) {
    assertFalse(prompts.isEmpty());
    assertEquals(List.of(), prompts.stream().filter(BuiltInWordsTest::isBlocked).toList());
  }

  private static void assertAllBlocked(UnaryOperator<String> spelling) {
    List<String> passed =
        BLOCKED.stream().filter(prompt -> !isBlocked(spelling.apply(prompt))).toList();
    assertEquals(List.of(), passed);
  }

  private static boolean isBlocked(String prompt) {
    return words.find(Folded.of(prompt)).isPresent();
  }

  private static List<String> lexicon(String language) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/lexicon", language))) {
      return files
          .flatMap(file -> words(language, file.getFileName().toString()).stream())
          .toList();
    }
  }

  private static List<String> words(String language, String file) {
    return PromptRows.lines("/lexicon/" + language + "/" + file).stream()
        .map(line -> line.split(" = ", 2)[0].strip())
        .toList();
  }
}
