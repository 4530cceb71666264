package dev.darkroom.database;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** An open, migrated database. */
public interface Database extends AutoCloseable {
  DataSource dataSource();

  Jdbi jdbi();

  /**
   * Whether this process is the only one that uses the database, so that work picked by an earlier
   * process is known to be abandoned as soon as this one starts.
   */
  boolean exclusive();

  /**
   * A member of a JSON text as a statement reads it: null where it is missing.
   *
   * @param column the name of a column that holds a JSON object, or null
   * @param member the name of a member; letters only, never a caller's word
   */
  String jsonText(String column, String member);

  /** How many bytes it takes on disk, roughly. */
  long bytes();

  /** Whether a trivial statement runs. */
  boolean alive();

  @Override
  void close();
}
