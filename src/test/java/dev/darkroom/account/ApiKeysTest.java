package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
  @TempDir Path folder;
  private Database database;
  private ApiKeys keys;

  @BeforeEach
  void open() {
    database = Databases.open(null, folder);
    new Accounts(database, Clock.systemUTC()).ensureDefault();
    keys = new ApiKeys(database, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_made_key_is_valid_for_its_account() {
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, "shop");
    var check =
        assertInstanceOf(
            KeyCheck.Valid.class, keys.check(made.secret(), "203.0.113.7", Optional.empty()));
    assertEquals(Accounts.DEFAULT, check.key().account());
    assertTrue(made.secret().matches("sk-[0-9A-Za-z]{43}"), made.secret());
  }

  @Test
  void another_text_is_unknown() {
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, "shop");
    assertInstanceOf(
        KeyCheck.Unknown.class, keys.check(made.secret() + "x", "203.0.113.7", Optional.empty()));
    assertInstanceOf(KeyCheck.Unknown.class, keys.check("", "203.0.113.7", Optional.empty()));
  }

  @Test
  void a_disabled_key_is_named_as_such_until_it_is_enabled_again() {
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, "shop");
    keys.change(made.key().id(), KeyChange.NONE.withDisabled(true));
    assertInstanceOf(
        KeyCheck.Disabled.class, keys.check(made.secret(), "203.0.113.7", Optional.empty()));
    keys.change(made.key().id(), KeyChange.NONE.withDisabled(false));
    assertInstanceOf(
        KeyCheck.Valid.class, keys.check(made.secret(), "203.0.113.7", Optional.empty()));
  }

  @Test
  void disabling_a_key_that_is_not_there_says_so() {
    assertTrue(keys.change("key_none", KeyChange.NONE.withDisabled(true)).isEmpty());
  }

  @Test
  void keeping_the_operators_key_twice_keeps_it_once() {
    ApiKey first = keys.keep(Accounts.DEFAULT, "bootstrap", "sk-chosen-by-the-operator");
    assertEquals(first, keys.keep(Accounts.DEFAULT, "bootstrap", "sk-chosen-by-the-operator"));
    assertEquals(1, keys.list(null).size());
  }

  @Test
  void no_file_of_the_database_holds_a_key() throws IOException {
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, "shop");
    database.close();
    byte[] secret = made.secret().getBytes(StandardCharsets.US_ASCII);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(
            content.contains(new String(secret, StandardCharsets.US_ASCII)), file::toString);
      }
    }
  }

  @Test
  void the_admin_token_is_made_once_and_replaced_by_the_operators() {
    ServerSecrets secrets = new ServerSecrets(database);
    String made = secrets.ensureAdminToken(null).orElseThrow();
    assertTrue(secrets.isAdminToken(made));
    assertTrue(secrets.ensureAdminToken(null).isEmpty());
    assertTrue(secrets.ensureAdminToken("chosen").isEmpty());
    assertTrue(secrets.isAdminToken("chosen"));
    assertFalse(secrets.isAdminToken(made));
  }

  @Test
  void the_link_secret_stays_the_same() {
    byte[] first = new ServerSecrets(database).linkSecret();
    assertEquals(43, first.length);
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        first, new ServerSecrets(database).linkSecret());
  }
}
