package dev.darkroom.account;

import dev.darkroom.database.Database;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server's own secrets: the admin token (its hash) and the key that signs links. */
public final class ServerSecrets {
  private static final String ADMIN_TOKEN_HASH = "admin-token-hash";
  private static final String LINK_SECRET = "link-secret";
  private static final String LABEL_SECRET = "label-secret";

  private final Database database;

  public ServerSecrets(Database database) {
    this.database = database;
  }

  /**
   * Sees to it that there is an admin token.
   *
   * @param chosen the operator's token, which replaces an older one; null to keep or make one
   * @return the token where one was made now, to be shown once
   */
  public Optional<String> ensureAdminToken(@Nullable String chosen) {
    if (chosen != null) {
      write(ADMIN_TOKEN_HASH, Secrets.hash(chosen), true);
      return Optional.empty();
    }
    String token = Secrets.random("adm-");
    boolean made = write(ADMIN_TOKEN_HASH, Secrets.hash(token), false);
    return made ? Optional.of(token) : Optional.empty();
  }

  public boolean isAdminToken(String presented) {
    return read(ADMIN_TOKEN_HASH).filter(h -> Secrets.same(h, Secrets.hash(presented))).isPresent();
  }

  /** The secret that signs links; made at first use, the same ever after. */
  public byte[] linkSecret() {
    write(LINK_SECRET, Secrets.random(""), false);
    return read(LINK_SECRET).orElseThrow().getBytes(StandardCharsets.US_ASCII);
  }

  /** The secret that labels of results are sealed with; made at first use, the same ever after. */
  public byte[] labelSecret() {
    write(LABEL_SECRET, Secrets.random(""), false);
    return read(LABEL_SECRET).orElseThrow().getBytes(StandardCharsets.US_ASCII);
  }

  private Optional<String> read(String name) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT value FROM setting WHERE name = :name")
                    .bind("name", name)
                    .mapTo(String.class)
                    .findOne());
  }

  private boolean write(String name, String value, boolean replace) {
    String conflict = replace ? "DO UPDATE SET value = :value" : "DO NOTHING";
    return database
            .jdbi()
            .withHandle(
                h ->
                    h.createUpdate(
                            "INSERT INTO setting (name, value) VALUES (:name, :value)"
                                + " ON CONFLICT (name) "
                                + conflict)
                        .bind("name", name)
                        .bind("value", value)
                        .execute())
        > 0;
  }
}
