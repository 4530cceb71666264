package dev.darkroom.database;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** An open, migrated database. */
public interface Database extends AutoCloseable {
  DataSource dataSource();

  Jdbi jdbi();

  /**
   * The same database for what needs no sync of its own, because it may be lost with what came
   * before it or is done again after a crash: the state of running work. A commit is seen by all at
   * once and survives the end of this process. A power cut may take the last ones back, in the
   * order of their commits, up to the next commit by {@link #jdbi}, which puts them on the disk
   * with its own.
   */
  Jdbi relaxed();

  /** The connections of {@link #relaxed}. */
  DataSource relaxedSource();

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
