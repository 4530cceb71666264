package dev.darkroom.admin;

import dev.darkroom.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of an address. Each is read with its check; others are refused by name. */
final class Query {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  static final int LIMIT_MAX = 500;

  private static final int LIMIT = 100;
  private static final int TEXT_MAX = 200;

  private final Request request;

  private Query(Request request) {
    this.request = request;
  }

  /**
   * @param known the parameters that there are
   * @throws RefusalException when there is another, or one of them twice
   */
  static Query of(Request request, String... known) {
    List<String> names = List.of(known);
    Set<String> seen = new HashSet<>();
    for (String pair : request.queryString().split("&", -1)) {
      String name = name(pair);
      if (pair.isEmpty()) {
        continue;
      }
      if (!names.contains(name)) {
        throw RefusalException.bad(
            "\"" + Text.shown(name) + "\" is no parameter here" + offered(names));
      }
      if (!seen.add(name)) {
        throw RefusalException.bad("\"" + name + "\" is given twice.");
      }
    }
    return new Query(request);
  }

  private static String offered(List<String> names) {
    return names.isEmpty() ? "; there are none." : "; there are " + Text.listed(names) + ".";
  }

  private static String name(String pair) {
    String raw = pair.split("=", 2)[0];
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return raw;
    }
  }

  /** A word to look for. */
  Optional<String> text(String name) {
    Optional<String> value = request.query(name);
    if (value.isPresent() && !Text.good(value.get(), TEXT_MAX)) {
      throw RefusalException.bad(
          "\"" + name + "\" is a text of 1 to " + TEXT_MAX + " characters, not blank.");
    }
    return value;
  }

  /** A whole number, or null where it is not given. */
  @Nullable Long whole(String name, long min, long max) {
    Optional<String> value = request.query(name);
    if (value.isEmpty()) {
      return null;
    }
    if (!value.get().matches("[0-9]{1,18}")
        || Long.parseLong(value.get()) < min
        || Long.parseLong(value.get()) > max) {
      throw RefusalException.bad(
          "\"" + name + "\" is a whole number from " + min + " to " + max + ".");
    }
    return Long.valueOf(value.get());
  }

  /** A day or a point in time, or null where it is not given; without an offset it is in UTC. */
  @Nullable Instant time(String name) {
    Optional<String> value = request.query(name);
    if (value.isEmpty()) {
      return null;
    }
    return (DAY.matcher(value.get()).matches() ? day(value.get()) : Times.parse(value.get()))
        .orElseThrow(
            () ->
                RefusalException.bad(
                    "\""
                        + name
                        + "\" is a day such as 2026-11-22 or a time such as"
                        + " 2026-11-22T08:00:00Z."));
  }

  private static Optional<Instant> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /**
   * One of some words.
   *
   * @return null where it is not given
   */
  @Nullable String word(String name, List<String> words) {
    Optional<String> value = request.query(name);
    if (value.isPresent() && !words.contains(value.get())) {
      throw RefusalException.bad("\"" + name + "\" is one of " + Text.listed(words) + ".");
    }
    return value.orElse(null);
  }

  /** How many to show. */
  int limit() {
    Long limit = whole("limit", 1, LIMIT_MAX);
    return limit == null ? LIMIT : limit.intValue();
  }

  /** The id that the next page begins below, or null for the first page. */
  @Nullable Long before() {
    return whole("before", 1, 999_999_999_999_999_999L);
  }
}
