package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a list is shown, and from where on. */
final class PageOptions {
  @Option(names = "--limit", paramLabel = "N", description = "How many to show (100).")
  int limit = 100;

  @Option(
      names = "--from",
      paramLabel = "ID",
      description = "Go on where an earlier list ended; it said how.")
  @Nullable String from;

  /**
   * The query of a list.
   *
   * @param turn the parameter that the server turns the page by
   * @param account of which account only, or null for all
   */
  Map<String, @Nullable String> query(String turn, @Nullable String account) {
    Map<String, @Nullable String> query = new TreeMap<>();
    query.put("account", account);
    query.put("limit", Integer.toString(limit));
    query.put(turn, from);
    return query;
  }

  /** Says how to see more, where there is more. */
  static void more(JsonNode answer, PrintWriter out) {
    JsonNode next = answer.path("next");
    if (!next.isMissingNode() && !next.isNull()) {
      out.println("There are more: --from " + Table.plain(next.asText()));
    }
  }
}
