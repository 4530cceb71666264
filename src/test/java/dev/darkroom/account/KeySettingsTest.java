package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeySettingsTest {
  private static KeySettings with(
      String name, List<String> ips, List<String> origins, List<String> models) {
    return new KeySettings(name, null, ips, origins, models, null, null, true);
  }

  private static KeySettings with(@Nullable Integer rate, @Nullable Integer pictures) {
    return new KeySettings("n", null, List.of(), List.of(), List.of(), rate, pictures, true);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable making) {
    String sentence = assertThrows(IllegalArgumentException.class, making).getMessage();
    return java.util.Objects.requireNonNull(sentence);
  }

  @Test
  void names_and_entries_are_trimmed_and_origins_brought_to_one_form() {
    KeySettings settings =
        with(
            " shop ",
            List.of(" 10.0.0.0/8 "),
            List.of("https://Shop.example/", "https://shop.example:443"),
            List.of(" auto "));
    assertEquals(
        with("shop", List.of("10.0.0.0/8"), List.of("https://shop.example"), List.of("auto")),
        settings);
  }

  @Test
  void a_wrong_entry_is_named() {
    List<String> none = List.of();
    assertTrue(
        refusal(() -> with("n", List.of("10.0.0.1", "10.0.0.0/40"), none, none))
            .contains("10.0.0.0/40"));
    assertTrue(
        refusal(() -> with("n", none, List.of("shop.example"), none)).contains("shop.example"));
    assertTrue(refusal(() -> with("n", none, none, List.of(" "))).contains("models"));
  }

  @Test
  void lists_and_texts_have_limits() {
    List<String> none = List.of();
    List<String> hundred = IntStream.range(0, 100).mapToObj(i -> "model-" + i).toList();
    assertDoesNotThrow(() -> with("n", none, none, hundred));
    assertTrue(refusal(() -> with("n", none, none, Collections.nCopies(101, "m"))).contains("100"));
    assertDoesNotThrow(() -> with("n".repeat(200), none, none, List.of("m".repeat(200))));
    assertTrue(refusal(() -> with("n".repeat(201), none, none, none)).contains("200"));
    assertTrue(refusal(() -> with("n", none, none, List.of("m".repeat(201)))).contains("200"));
    assertTrue(refusal(() -> with(" ", none, none, none)).contains("name"));
    assertTrue(refusal(() -> with("a\u0000b", none, none, none)).contains("control"));
  }

  @Test
  void numbers_have_their_ranges() {
    assertEquals(0, with(0, null).requestsPerMinute());
    assertEquals(1, with(null, 1).picturesPerDay());
    assertTrue(refusal(() -> with(-1, null)).contains("-1"));
    assertTrue(refusal(() -> with(null, 0)).contains("0"));
  }
}
