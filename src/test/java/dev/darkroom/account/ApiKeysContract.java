package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keys do on every database. */
abstract class ApiKeysContract extends DatabaseFixture {
  static final String ADDRESS = "203.0.113.7";
  static final Optional<String> SHOP = Optional.of("https://shop.example");
  private ApiKeys keys;

  @BeforeEach
  final void makeKeys() {
    keys = new ApiKeys(database, clock);
  }

  private KeyCheck check(String secret) {
    return keys.check(secret, ADDRESS, Optional.empty());
  }

  private static KeySettings settings(
      @Nullable Instant expires, List<String> ips, List<String> origins) {
    return new KeySettings("shop", expires, ips, origins, List.of(), null, null, true);
  }

  @Test
  void a_made_key_is_valid_for_its_account() {
    Account account = accounts.create("Shop", "free");
    ApiKeys.Made made = keys.make(account.id(), "shop");
    var check = assertInstanceOf(KeyCheck.Valid.class, check(made.secret()));
    assertEquals(account, check.account());
    assertEquals(made.key(), check.key());
    assertTrue(made.secret().matches("sk-[0-9A-Za-z]{43}"), made.secret());
  }

  @Test
  void everything_an_operator_says_about_a_key_is_kept() {
    KeySettings all =
        new KeySettings(
            "shop",
            clock.instant().plusSeconds(60),
            List.of("10.0.0.0/8", "2001:db8::1"),
            List.of("https://shop.example"),
            List.of("auto", "gpt-image-1"),
            7,
            20,
            false);
    ApiKey key = keys.make(Accounts.DEFAULT, all).key();
    assertEquals(Optional.of(key), keys.find(key.id()));
    assertEquals(all, key.settings());
    assertEquals(clock.instant(), key.created());
    assertNull(key.lastUsed());
    assertTrue(key.test());
    assertFalse(keys.make(Accounts.DEFAULT, "plain").key().test());
    assertTrue(keys.find("key_none").isEmpty());
  }

  @Test
  void another_text_is_unknown() {
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, "shop");
    assertInstanceOf(KeyCheck.Unknown.class, check(made.secret() + "x"));
    assertInstanceOf(KeyCheck.Unknown.class, check(""));
  }

  @Test
  void a_key_that_would_have_expired_is_not_made() {
    KeySettings late = settings(clock.instant(), List.of(), List.of());
    assertThrows(IllegalArgumentException.class, () -> keys.make(Accounts.DEFAULT, late));
    assertEquals(List.of(), keys.list(null));
  }

  @Test
  void a_key_is_refused_from_the_instant_at_which_it_expires() {
    Instant end = clock.instant().plusSeconds(60);
    String secret = keys.make(Accounts.DEFAULT, settings(end, List.of(), List.of())).secret();
    clock.set(end.minusMillis(1));
    assertInstanceOf(KeyCheck.Valid.class, check(secret));
    clock.set(end);
    assertInstanceOf(KeyCheck.Expired.class, check(secret));
  }

  @Test
  void of_nodes_that_start_at_once_one_makes_the_first_key() throws Exception {
    KeySettings settings = KeySettings.named("bootstrap");
    List<Callable<Optional<ApiKeys.Made>>> starts =
        Collections.nCopies(8, () -> keys.makeFirst(Accounts.DEFAULT, settings));
    try (var nodes = Executors.newFixedThreadPool(8)) {
      int made = 0;
      for (Future<Optional<ApiKeys.Made>> start : nodes.invokeAll(starts)) {
        made += start.get().isPresent() ? 1 : 0;
      }
      assertEquals(1, made);
    }
    assertEquals(1, keys.list(null).size());
  }

  /** Every reason applies at first; taking away the one that is told brings up the next. */
  @Test
  void of_several_reasons_the_documented_first_one_is_told() {
    Account account = accounts.create("Shop", "free");
    Instant end = clock.instant().plusSeconds(60);
    ApiKeys.Made made =
        keys.make(account.id(), settings(end, List.of("10.0.0.0/8"), List.of(SHOP.get())));
    String id = made.key().id();
    keys.change(id, KeyChange.NONE.withDisabled(true));
    accounts.change(account.id(), AccountChange.NONE.withSuspended(true));
    clock.set(end);

    assertInstanceOf(KeyCheck.AddressDenied.class, check(made.secret()));
    assertInstanceOf(KeyCheck.Disabled.class, inside(made, Optional.empty()));
    keys.change(id, KeyChange.NONE.withDisabled(false));
    assertInstanceOf(KeyCheck.Expired.class, inside(made, Optional.empty()));
    clock.set(end.minusSeconds(1));
    assertInstanceOf(KeyCheck.Suspended.class, inside(made, Optional.empty()));
    accounts.change(account.id(), AccountChange.NONE.withSuspended(false));
    assertInstanceOf(KeyCheck.OriginDenied.class, inside(made, Optional.empty()));
    assertInstanceOf(
        KeyCheck.OriginDenied.class, inside(made, Optional.of("https://other.example")));
    assertInstanceOf(KeyCheck.Valid.class, inside(made, SHOP));
  }

  private KeyCheck inside(ApiKeys.Made made, Optional<String> origin) {
    return keys.check(made.secret(), "10.1.2.3", origin);
  }

  @Test
  void the_last_use_is_kept_once_a_minute_and_only_for_calls_that_were_let_in() {
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, "shop");
    String id = made.key().id();
    keys.change(id, KeyChange.NONE.withDisabled(true));
    check(made.secret());
    assertNull(keys.find(id).orElseThrow().lastUsed());
    keys.change(id, KeyChange.NONE.withDisabled(false));

    Instant first = clock.instant();
    check(made.secret());
    clock.pass(Duration.ofSeconds(59));
    check(made.secret());
    assertEquals(first, keys.find(id).orElseThrow().lastUsed());
    clock.pass(Duration.ofSeconds(1));
    check(made.secret());
    assertEquals(clock.instant(), keys.find(id).orElseThrow().lastUsed());
  }

  @Test
  void a_change_changes_only_what_it_names_and_can_take_limits_away() {
    Instant end = clock.instant().plusSeconds(60);
    ApiKeys.Made made =
        keys.make(Accounts.DEFAULT, settings(end, List.of("10.0.0.0/8"), List.of()));
    String id = made.key().id();
    KeyChange rate =
        new KeyChange(
            Optional.empty(),
            Optional.of("renamed"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of("auto")),
            Optional.of(new KeyChange.Rate(3)),
            Optional.of(false));
    assertEquals(
        new KeySettings(
            "renamed", end, List.of("10.0.0.0/8"), List.of(), List.of("auto"), 3, null, false),
        keys.change(id, rate).orElseThrow().settings());
    KeyChange none =
        new KeyChange(
            Optional.of(true),
            Optional.empty(),
            Optional.of(new KeyChange.Expiry(null)),
            Optional.of(List.of()),
            Optional.of(List.of("https://shop.example")),
            Optional.of(List.of()),
            Optional.of(new KeyChange.Rate(null)),
            Optional.of(true));
    ApiKey changed = keys.change(id, none).orElseThrow();
    assertTrue(changed.disabled());
    assertEquals(
        new KeySettings(
            "renamed", null, List.of(), List.of(SHOP.get()), List.of(), null, null, true),
        changed.settings());
    assertEquals(Optional.of(changed), keys.find(id));
    assertTrue(keys.change("key_none", none).isEmpty());
  }

  @Test
  void a_rotated_key_works_beside_the_new_one_until_its_grace_ends() {
    KeySettings limited =
        new KeySettings("shop", null, List.of("203.0.113.0/24"), List.of(), List.of(), 5, 9, false);
    ApiKeys.Made old = keys.make(Accounts.DEFAULT, limited);
    ApiKeys.Made made = keys.rotate(old.key().id(), Duration.ofHours(1)).orElseThrow();
    assertEquals(limited, made.key().settings());
    assertFalse(made.secret().equals(old.secret()));
    clock.pass(Duration.ofMinutes(59));
    assertInstanceOf(KeyCheck.Valid.class, check(old.secret()));
    assertInstanceOf(KeyCheck.Valid.class, check(made.secret()));
    clock.pass(Duration.ofMinutes(1));
    assertInstanceOf(KeyCheck.Expired.class, check(old.secret()));
    assertInstanceOf(KeyCheck.Valid.class, check(made.secret()));
  }

  @Test
  void a_key_rotated_without_grace_ends_at_once_and_one_that_ends_earlier_still_does() {
    ApiKeys.Made old = keys.make(Accounts.DEFAULT, "shop");
    keys.rotate(old.key().id(), Duration.ZERO);
    assertInstanceOf(KeyCheck.Expired.class, check(old.secret()));

    Instant end = clock.instant().plusSeconds(60);
    ApiKeys.Made ending = keys.make(Accounts.DEFAULT, settings(end, List.of(), List.of()));
    keys.rotate(ending.key().id(), Duration.ofHours(1));
    assertEquals(end, keys.find(ending.key().id()).orElseThrow().expires());
  }

  @Test
  void what_cannot_be_rotated_says_so_and_no_key_is_made() {
    String id = keys.make(Accounts.DEFAULT, "shop").key().id();
    assertTrue(keys.rotate("key_none", Duration.ZERO).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> keys.rotate(id, Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> keys.rotate(id, Duration.ofDays(366)));
    keys.change(id, KeyChange.NONE.withDisabled(true));
    assertThrows(IllegalArgumentException.class, () -> keys.rotate(id, Duration.ZERO));
    assertEquals(1, keys.list(null).size());
  }

  @Test
  void keeping_the_operators_key_twice_keeps_it_once_and_without_a_limit() {
    ApiKey first = keys.keep(Accounts.DEFAULT, "bootstrap", "sk-chosen-by-the-operator");
    assertEquals(first, keys.keep(Accounts.DEFAULT, "bootstrap", "sk-chosen-by-the-operator"));
    assertEquals(1, keys.list(null).size());
    assertEquals(0, first.requestsPerMinute());
  }

  @Test
  void keys_are_listed_oldest_first_by_account_and_in_pages() {
    String shop = accounts.create("Shop", "free").id();
    String first = keys.make(shop, "one").key().id();
    clock.pass(Duration.ofSeconds(1));
    String second = keys.make(Accounts.DEFAULT, "two").key().id();
    clock.pass(Duration.ofSeconds(1));
    String third = keys.make(shop, "three").key().id();
    assertEquals(List.of(first, second, third), ids(keys.list(null)));
    assertEquals(List.of(first, third), ids(keys.list(shop)));
    assertEquals(List.of(third), ids(keys.list(shop, first, 5)));
    assertEquals(List.of(second), ids(keys.list(null, first, 1)));
    assertEquals(List.of(), ids(keys.list("acc_none")));
  }

  private static List<String> ids(List<ApiKey> keys) {
    return keys.stream().map(ApiKey::id).toList();
  }

  @Test
  void a_key_for_the_servers_choice_of_a_model_takes_every_name_of_that_choice() {
    for (String any : Set.of("auto", "default", "*")) {
      KeySettings some =
          new KeySettings("s", null, List.of(), List.of(), List.of(any), null, null, true);
      ApiKey key = keys.make(Accounts.DEFAULT, some).key();
      assertTrue(key.mayUse("auto") && key.mayUse("default") && key.mayUse("*"), any);
      assertFalse(key.mayUse("gpt-image-1"), any);
    }
    KeySettings named =
        new KeySettings("s", null, List.of(), List.of(), List.of("dall-e-2"), null, null, true);
    ApiKey key = keys.make(Accounts.DEFAULT, named).key();
    assertTrue(key.mayUse("dall-e-2"));
    assertFalse(key.mayUse("auto"));
    assertTrue(keys.make(Accounts.DEFAULT, "all").key().mayUse("anything"));
  }

  @Test
  void a_limit_that_cannot_be_read_lets_nobody_in() {
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, "shop");
    database.jdbi().useHandle(h -> h.execute("UPDATE api_key SET allow_ips = 'broken'"));
    assertThrows(RuntimeException.class, () -> check(made.secret()));
  }
}
