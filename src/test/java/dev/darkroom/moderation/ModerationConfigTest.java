package dev.darkroom.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.moderation.ModerationConfig.Endpoint;
import dev.darkroom.moderation.ModerationConfig.OnFailure;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModerationConfigTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "!?", "\u200b"})
  void a_word_needs_a_letter_or_a_digit(String word) {
    assertTrue(sentence(() -> config(List.of(word), List.of())).contains("no letter and no digit"));
  }

  @Test
  void words_are_limited_in_length_and_number() {
    config(Collections.nCopies(10_000, "a".repeat(100)), List.of());
    assertEquals(
        "sensitiveWords has more than 10,000 words",
        sentence(() -> config(Collections.nCopies(10_001, "a"), List.of())));
    assertTrue(
        sentence(() -> config(List.of(), List.of("a".repeat(101))))
            .startsWith("moderation.allowedWords has a word of more than 100 characters"));
  }

  @Test
  void a_word_cannot_be_both_blocked_and_allowed_in_any_spelling() {
    assertTrue(
        sentence(() -> config(List.of("Red Bull"), List.of("ＲＥＤ ＢＵＬＬ")))
            .contains("it can only be in one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/x", "/v1/moderations", "https:///x", "https://u:p@host/x"})
  void an_endpoint_needs_an_address_of_http_without_a_password(String url) {
    assertTrue(sentence(() -> endpoint(url, "k", 5000)).startsWith("moderation.endpoint.url"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99, 60_001})
  void the_timeout_is_a_tenth_of_a_second_to_a_minute(int millis) {
    assertTrue(sentence(() -> endpoint("http://host/x", "k", millis)).contains("100ms to 60s"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\n", "钥"})
  void a_key_is_visible_ascii_and_never_repeated(String key) {
    String sentence = sentence(() -> endpoint("http://host/x", key, 5000));
    assertTrue(sentence.startsWith("moderation.endpoint.apiKey"), sentence);
  }

  @Test
  void no_text_of_it_shows_the_key() {
    Endpoint endpoint = endpoint("https://host/x?token=hidden", "secret", 5000);
    String text = new ModerationConfig(true, List.of(), List.of(), true, endpoint).toString();
    assertFalse(text.contains("secret"), text);
    assertFalse(text.contains("hidden"), text);
  }

  private static ModerationConfig config(List<String> words, List<String> allowed) {
    return new ModerationConfig(true, words, allowed, true, null);
  }

  private static Endpoint endpoint(String url, String key, int millis) {
    return new Endpoint(URI.create(url), key, null, Duration.ofMillis(millis), OnFailure.OPEN);
  }

  private static String sentence(Executable executable) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, executable).getMessage());
  }
}
