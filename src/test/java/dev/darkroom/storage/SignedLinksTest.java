package dev.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedLinksTest {
  private static final String BASE = "http://127.0.0.1:8080";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LinkedBlob BLOB = new LinkedBlob("ab".repeat(32), "png");

  private final SignedLinks links = at(NOON, 7);
  private final String link = links.link(BASE, BLOB);

  private static SignedLinks at(Instant now, int secret) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) secret;
    return new SignedLinks(bytes, Duration.ofHours(24), Clock.fixed(now, ZoneOffset.UTC));
  }

  private Optional<String> key(String url) {
    return links.keyOf(url, Set.of(BASE, "https://pictures.example"));
  }

  @Test
  void makes_a_link_whose_path_ends_in_the_extension() {
    assertTrue(URI.create(link).getPath().equals("/files/" + "ab".repeat(32) + ".png"), link);
    assertTrue(link.startsWith(BASE + "/files/"), link);
  }

  @Test
  void recognises_its_own_link_under_any_spelling_of_its_base() {
    assertEquals(Optional.of(BLOB.key()), key(link));
    String https = links.link("https://pictures.example", BLOB);
    assertEquals(Optional.of(BLOB.key()), key(https));
    assertEquals(
        Optional.of(BLOB.key()), key(https.replace("pictures.example", "Pictures.Example:443")));
    assertEquals(Optional.of(BLOB.key()), key(link + "#top"));
  }

  @Test
  void knows_no_link_of_another_server_or_with_a_login() {
    assertEquals(Optional.empty(), key(link.replace("8080", "8081")));
    assertEquals(Optional.empty(), key(link.replace("http:", "https:")));
    assertEquals(
        Optional.empty(), key(link.replace("127.0.0.1:8080", "127.0.0.1:8080.evil.example")));
    assertEquals(Optional.empty(), key(link.replace("127.0.0.1", "me@127.0.0.1")));
    assertEquals(Optional.empty(), key("not a url"));
    assertEquals(Optional.empty(), key(BASE + "/files/"));
    assertEquals(Optional.empty(), key("mailto:x"));
  }

  @Test
  void expires_after_a_day() {
    Instant nearly = NOON.plus(Duration.ofHours(24)).minusSeconds(1);
    assertEquals(Optional.of(BLOB.key()), at(nearly, 7).keyOf(link, Set.of(BASE)));
    Instant over = NOON.plus(Duration.ofHours(24));
    assertEquals(Optional.empty(), at(over, 7).keyOf(link, Set.of(BASE)));
  }

  @Test
  void refuses_what_is_forged() {
    String later = link.replaceAll("expires=[0-9]+", "expires=9999999999");
    assertFalse(later.equals(link));
    assertEquals(Optional.empty(), key(later));
    assertEquals(Optional.empty(), key(link.replace(".png", ".jpeg")));
    assertEquals(Optional.empty(), key(link.replace("/abab", "/baba")));
    assertEquals(Optional.empty(), key(link.replaceAll("signature=.*", "signature=")));
    assertEquals(Optional.empty(), key(link.replaceAll("&signature=.*", "")));
    assertEquals(Optional.empty(), key(link.replace("expires=", "expires=+")));
    assertEquals(Optional.empty(), at(NOON, 8).keyOf(link, Set.of(BASE)));
  }

  @Test
  void leads_only_to_pictures_by_key() {
    assertThrows(IllegalArgumentException.class, () -> new LinkedBlob("../etc/passwd", "png"));
    assertThrows(IllegalArgumentException.class, () -> new LinkedBlob(BLOB.key(), "html"));
    assertEquals(Optional.empty(), links.verify("../../x.png", "1", "x"));
    assertEquals("image/webp", new LinkedBlob(BLOB.key(), "webp").contentType());
  }
}
