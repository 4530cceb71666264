package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSecretsTest {
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
