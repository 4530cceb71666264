package dev.darkroom.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Opens the database that a URL names. */
public final class Databases {
  private static final String EMBEDDED = "jdbc:sqlite:";

  /** What opens a URL by the text it starts with; one line for each kind. */
  private static final Map<String, BiFunction<String, Path, Database>> BY_URL =
      Map.of(
          EMBEDDED,
          Databases::embedded,
          "jdbc:postgresql:",
          (url, _) -> PostgresDatabase.open(url));

  private Databases() {}

  private static Database embedded(String url, Path folder) {
    if (!url.equals(EMBEDDED)) {
      throw new DatabaseException("The place of the embedded database is chosen by --data.");
    }
    return SqliteDatabase.open(folder);
  }

  /**
   * @param url a JDBC URL, or null for the embedded database
   * @param folder where the embedded database lives
   * @throws DatabaseException when the URL is of no known kind or the database cannot be opened
   */
  public static Database open(@Nullable String url, Path folder) {
    String wanted = url == null ? EMBEDDED : url;
    return BY_URL.entrySet().stream()
        .filter(kind -> wanted.startsWith(kind.getKey()))
        .findFirst()
        .orElseThrow(
            () ->
                new DatabaseException(
                    "DARKROOM_DATABASE_URL starts with none of "
                        + BY_URL.keySet().stream().sorted().toList()
                        + "; leave it out for the embedded database."))
        .getValue()
        .apply(wanted, folder);
  }
}
