package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final List<String> SHOP = List.of("https://shop.example");

  private static boolean allowed(@Nullable String origin, @Nullable String referer) {
    Optional<String> page = Origins.of(Optional.ofNullable(origin), Optional.ofNullable(referer));
    return Origins.allow(SHOP, page);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example",
    "HTTPS://Shop.Example/, https://shop.example",
    "https://shop.example:443, https://shop.example",
    "http://shop.example:80, http://shop.example",
    "http://localhost:3000, http://localhost:3000",
    "http://[2001:db8::1]:8080, http://[2001:db8::1]:8080",
    "https://xn--fiqs8s.example, https://xn--fiqs8s.example"
  })
  void origins_are_read_in_one_form(String written, String origin) {
    assertEquals(origin, Origins.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "shop.example",
        "//shop.example",
        "ftp://shop.example",
        "https://shop.example/path",
        "https://shop.example?a=b",
        "https://shop.example#a",
        "https://user@shop.example",
        "https://shop.example:99999",
        "https://*.shop.example",
        "https://中国.example",
        "https:// shop.example",
        "javascript:alert(1)"
      })
  void what_is_no_origin_is_refused_by_name(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Origins.parse(text));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("\"" + text + "\""), refused::getMessage);
  }

  @Test
  void the_origin_header_decides_and_the_referer_stands_in_for_it() {
    assertTrue(allowed("https://shop.example", null));
    assertTrue(allowed("https://SHOP.example:443", "https://other.example/"));
    assertTrue(allowed(null, "https://shop.example/cart?item=1#top"));
    assertTrue(allowed("", "https://shop.example/cart"));
    assertFalse(allowed("https://other.example", "https://shop.example/"));
    assertFalse(allowed("null", "https://shop.example/"));
  }

  @Test
  void near_misses_and_silence_are_denied() {
    assertFalse(allowed(null, null));
    assertFalse(allowed("http://shop.example", null));
    assertFalse(allowed("https://shop.example:8443", null));
    assertFalse(allowed("https://shop.example.evil.example", null));
    assertFalse(allowed("https://evil.example/https://shop.example", null));
    assertFalse(allowed(null, "https://shop.example@evil.example/"));
    assertFalse(allowed("not a url", null));
  }

  @Test
  void without_a_list_every_page_and_every_program_may_call() {
    assertTrue(Origins.allow(List.of(), Optional.empty()));
    assertTrue(Origins.allow(List.of(), Optional.of("https://other.example")));
  }
}
