package dev.darkroom.database;

import java.sql.Types;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** How statements are run, on whatever database. */
final class Statements {
  private Statements() {}

  /**
   * A failed statement says what the database said, and nothing of its values: they are prompts,
   * hashes of keys and secrets, and failures are logged.
   */
  static Jdbi on(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.configure(
        StatementExceptions.class, texts -> texts.setMessageRendering(MessageRendering.NONE));
    return jdbi;
  }

  /**
   * For a database that keeps no text with a NUL in it: what callers send as an id or a name with
   * one is looked for, and kept, with U+FFFD in its place, and so leads nowhere instead of failing.
   */
  static final class WithoutNul extends AbstractArgumentFactory<String> {
    WithoutNul() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
      String kept = value.replace('\0', '\uFFFD');
      return (position, statement, _) -> statement.setString(position, kept);
    }
  }
}
