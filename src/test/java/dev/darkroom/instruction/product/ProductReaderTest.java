package dev.darkroom.instruction.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.instruction.Inflection;
import dev.darkroom.instruction.Lexicon;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProductReaderTest {
  private static final List<String> TABLES = List.of("en.txt", "zh.txt", "blind.txt");

  private final ProductReader reader = new ProductReader();

  @TestFactory
  Stream<DynamicTest> reads_every_row_as_the_table_says() {
    return TABLES.stream()
        .flatMap(file -> rows(file).stream())
        .map(row -> DynamicTest.dynamicTest(row.getFirst(), () -> check(row)));
  }

  private void check(List<String> row) {
    Reading reading = reader.read(row.getFirst());
    String wanted = row.get(1);
    if (!wanted.startsWith("!")) {
      Reading.Understood found =
          assertInstanceOf(Reading.Understood.class, reading, reading::toString);
      assertEquals(wanted, ShotNotation.of(found.shot()));
      return;
    }
    Reading.Refused refused = assertInstanceOf(Reading.Refused.class, reading, reading::toString);
    for (String word : wanted.substring(1).split(", ", -1)) {
      assertTrue(
          (refused.english() + refused.chinese()).contains(word), () -> "not named: " + word);
    }
  }

  @Test
  void the_tables_have_hundreds_of_rows_in_both_languages_and_name_every_product() {
    List<List<String>> rows = TABLES.stream().flatMap(file -> rows(file).stream()).toList();
    long chinese =
        rows.stream().filter(row -> reader.read(row.getFirst()).language().equals("zh")).count();
    assertTrue(rows.size() >= 280, "rows: " + rows.size());
    assertTrue(chinese >= 120 && rows.size() - chinese >= 120, "chinese: " + chinese);
    assertTrue(rows.stream().filter(row -> row.get(1).startsWith("!")).count() >= 80);
    Set<Archetype> made = EnumSet.noneOf(Archetype.class);
    for (List<String> row : rows) {
      if (reader.read(row.getFirst()) instanceof Reading.Understood found) {
        found.shot().items().forEach(item -> made.add(item.archetype()));
      }
    }
    assertEquals(EnumSet.allOf(Archetype.class), made);
  }

  @Test
  void no_refused_noun_slips_through_alone_or_beside_a_product() {
    List<String> drawn = new ArrayList<>();
    for (Lexicon.Entry entry : Lexicon.entries("en", "product-refused.txt")) {
      String noun = entry.word();
      for (String text :
          List.of(
              "a " + noun,
              Inflection.plural(noun) + " on marble",
              "a mug and a " + noun,
              "a mug with a " + noun,
              "a bottle on a " + noun,
              noun + ", a bowl")) {
        addIfDrawn(text, drawn);
      }
    }
    for (Lexicon.Entry entry : Lexicon.entries("zh", "product-refused.txt")) {
      String noun = entry.word();
      for (String text :
          List.of("一个" + noun, noun + "放在大理石上", "一个杯子和一个" + noun, "杯子里有" + noun, "一碗" + noun)) {
        addIfDrawn(text, drawn);
      }
    }
    assertEquals(List.of(), drawn);
  }

  private void addIfDrawn(String text, List<String> drawn) {
    if (reader.read(text) instanceof Reading.Understood) {
      drawn.add(text);
    }
  }

  @Test
  void any_heap_of_words_has_a_reading_and_a_sentence_about_it() {
    List<String> words =
        new ArrayList<>(List.of("，", ",", " ", "\n", "#12", "\ud83d", "😀", "\"", "9"));
    for (String language : List.of("en", "zh")) {
      for (Kind kind : Kind.values()) {
        if (kind.inOwnFile()) {
          Lexicon.entries(language, kind.file()).forEach(entry -> words.add(entry.word()));
        }
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(words.get(random.nextInt(words.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      switch (reader.read(text.toString())) {
        case Reading.Understood found -> assertTrue(found.summary().length() > 8, text::toString);
        case Reading.Refused refused -> {
          assertTrue(refused.english().length() > 8, text::toString);
          assertTrue(refused.chinese().length() > 4, text::toString);
        }
      }
    }
  }

  @Test
  void long_texts_are_read_in_no_time() {
    for (String piece :
        List.of(
            "红",
            "带盖",
            "a ",
            "mug with a lid and ",
            "no text, ",
            "light ",
            "一",
            "的",
            "一红",
            "((",
            "“",
            "x",
            "red and ",
            "glass ",
            "不要",
            "1",
            "#ffffff",
            "soft and ",
            "杯子里",
            "\"")) {
      String text = piece.repeat(32_000 / piece.length());
      assertNotNull(
          assertTimeoutPreemptively(Duration.ofSeconds(3), () -> reader.read(text)), piece);
    }
  }

  @Test
  void a_text_that_is_too_long_or_says_nothing_is_refused_with_what_to_write() {
    assertInstanceOf(Reading.Refused.class, reader.read("红杯子".repeat(11_000)));
    for (String text : List.of("", "  ", "!!!", "，。", "please", "产品摄影", "{}", "\u0000")) {
      Reading.Refused refused = assertInstanceOf(Reading.Refused.class, reader.read(text), text);
      assertTrue(refused.english().contains("mug"), refused.english());
      assertTrue(refused.chinese().contains("马克杯"), refused.chinese());
    }
  }

  @Test
  void says_in_the_callers_language_what_will_be_made() {
    assertEquals(
        "A red ceramic mug on a wooden table, window light, seen from slightly above.",
        summary("red ceramic mug on a wooden table, natural light"));
    assertEquals("一只红色陶瓷马克杯，放在木桌上，窗边自然光，略俯视。", summary("红色陶瓷马克杯放在木桌上，自然光"));
    assertEquals(
        "Two white candles and a golden vase on concrete, black background, dramatic light, seen"
            + " at eye level, close-up.",
        summary(
            "two white candles and a gold vase on concrete, black background, dramatic light,"
                + " eye level, close-up"));
    assertEquals("一只带咖啡的马克杯，影棚拍摄，柔和的影棚光，略俯视。", summary("一杯咖啡"));
    assertEquals("mixed", reader.read("一个red mug").language());
    assertTrue(summary("一个red mug").startsWith("一只红色马克杯"));
  }

  private String summary(String text) {
    return assertInstanceOf(Reading.Understood.class, reader.read(text)).summary();
  }

  @Test
  void every_product_can_be_asked_for_by_the_name_it_is_offered_under() {
    for (Archetype archetype : Archetype.values()) {
      for (String name : List.of(EnglishNames.name(archetype), ChineseNames.name(archetype))) {
        Reading.Understood found =
            assertInstanceOf(Reading.Understood.class, reader.read(name), name);
        assertEquals(archetype, found.shot().items().getFirst().archetype(), name);
      }
    }
  }

  @Test
  void its_own_sentences_are_understood_when_they_come_back() {
    List<String> lost = new ArrayList<>();
    for (String file : TABLES) {
      for (List<String> row : rows(file)) {
        if (reader.read(row.getFirst()) instanceof Reading.Understood first
            && !(reader.read(first.summary()) instanceof Reading.Understood)) {
          lost.add(first.summary());
        }
      }
    }
    assertEquals(List.of(), lost);
  }

  private static List<List<String>> rows(String file) {
    String path = "/product/" + file;
    try (InputStream in =
        Objects.requireNonNull(ProductReaderTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
