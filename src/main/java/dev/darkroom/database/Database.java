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

  /** Whether a trivial statement runs. */
  boolean alive();

  @Override
  void close();
}
