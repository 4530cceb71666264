package dev.darkroom.database;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Says in a sentence why a PostgreSQL database cannot be used, and what to do next. */
final class PostgresFault {
  /** The oldest that PostgreSQL's own makers still look after. */
  static final int OLDEST = 14;

  private final String place;
  private final String database;
  private final String user;

  /** Of a server as the operator's URL names it. */
  PostgresFault(PGSimpleDataSource server) {
    String host = Arrays.stream(server.getServerNames()).findFirst().orElse("localhost");
    int port = Arrays.stream(server.getPortNumbers()).filter(p -> p > 0).findFirst().orElse(5432);
    place = host + ":" + port;
    user = Objects.requireNonNullElseGet(server.getUser(), () -> System.getProperty("user.name"));
    database = Objects.requireNonNullElse(server.getDatabaseName(), user);
  }

  /**
   * @throws DatabaseException when a server is too old
   */
  static void requireVersion(int major) {
    if (major < OLDEST) {
      throw new DatabaseException(
          "The PostgreSQL server is version "
              + major
              + "; Darkroom needs "
              + OLDEST
              + " or newer. Upgrade the server, or name another in DARKROOM_DATABASE_URL.");
    }
  }

  /** Why the first connection failed. */
  DatabaseException opening(SQLException e) {
    return new DatabaseException(sentence(e).orElseGet(() -> unknown(e)), e);
  }

  /** Why the tables could not be brought up to date. */
  DatabaseException migrating(FlywayException e) {
    return new DatabaseException(
        cause(e, SQLException.class)
            .flatMap(this::sentence)
            .orElseGet(
                () ->
                    "The tables in the PostgreSQL database \""
                        + database
                        + "\" cannot be brought up to date: "
                        + firstLine(e)),
        e);
  }

  private Optional<String> sentence(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    return Optional.ofNullable(
        switch (state) {
          case "08001", "08006" -> unreachable(e);
          case "08004" ->
              "The PostgreSQL server at "
                  + place
                  + " refused the connection; it wants a password, or encryption (sslmode=require)."
                  + " Add them to DARKROOM_DATABASE_URL.";
          case "28P01", "28000" ->
              "The PostgreSQL server at "
                  + place
                  + " does not let user \""
                  + user
                  + "\" in; correct user and password in DARKROOM_DATABASE_URL, or the server's"
                  + " pg_hba.conf.";
          case "3D000" ->
              "There is no database \""
                  + database
                  + "\" on the PostgreSQL server at "
                  + place
                  + "; make it with CREATE DATABASE, or correct DARKROOM_DATABASE_URL.";
          case "42501" ->
              "User \""
                  + user
                  + "\" may not make tables in the PostgreSQL database \""
                  + database
                  + "\"; make it the database's owner.";
          case "53300" ->
              "The PostgreSQL server at "
                  + place
                  + " has no connection left; raise its max_connections.";
          case "57P03" ->
              "The PostgreSQL server at " + place + " is starting or stopping; try again shortly.";
          default -> null;
        });
  }

  private String unreachable(SQLException e) {
    return cause(e, UnknownHostException.class).isPresent()
        ? "There is no host of the name in \"" + place + "\"; correct DARKROOM_DATABASE_URL."
        : "No PostgreSQL server answers at "
            + place
            + "; start it, or correct host and port in DARKROOM_DATABASE_URL.";
  }

  private String unknown(SQLException e) {
    return "The PostgreSQL database \""
        + database
        + "\" at "
        + place
        + " cannot be opened: "
        + firstLine(e);
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
