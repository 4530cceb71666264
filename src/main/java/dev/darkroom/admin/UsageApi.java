package dev.darkroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.oversight.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the tasks of a time came to, and why some were refused. */
final class UsageApi {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Hours beyond this would be more bars than anybody looks at. */
  private static final Duration LONGEST_BY_HOUR = Duration.ofDays(31);

  private final Usage usage;
  private final Clock clock;

  UsageApi(Usage usage, Clock clock) {
    this.usage = usage;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/admin/api/usage", this::usage),
        new Endpoint("GET", "/admin/api/quality", this::quality));
  }

  private record Span(Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  private Span span(Query query) {
    Instant to = query.time("to");
    Instant end = to == null ? clock.instant() : to;
    Instant from = query.time("from");
    Span span = new Span(from == null ? end.minus(USUAL) : from, end);
    if (!span.length().isPositive() || span.length().compareTo(LONGEST) > 0) {
      throw RefusalException.bad("\"from\" lies before \"to\", by at most 366 days.");
    }
    return span;
  }

  private Response usage(Request request) {
    Query query = Query.of(request, "from", "to", "by");
    Span span = span(query);
    Usage.By by = by(query);
    if (by == Usage.By.HOUR && span.length().compareTo(LONGEST_BY_HOUR) > 0) {
      throw RefusalException.bad(
          "By the hour at most 31 days are shown; use \"by\" \"day\", or less time.");
    }
    ObjectNode shown = begun(span).put("by", word(by));
    shown.set(
        "groups", Json.list(usage.groups(span.from(), span.to(), by), group -> shown(group, by)));
    return Json.answer(200, shown);
  }

  private static ObjectNode begun(Span span) {
    return Json.object().put("from", span.from().toString()).put("to", span.to().toString());
  }

  private static Usage.By by(Query query) {
    String word = query.word("by", Arrays.stream(Usage.By.values()).map(UsageApi::word).toList());
    return word == null ? Usage.By.DAY : Usage.By.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static JsonNode shown(Usage.Group group, Usage.By by) {
    ObjectNode shown = Json.object();
    switch (by) {
      case HOUR, DAY ->
          shown.put("name", Instant.ofEpochMilli(Long.parseLong(group.name())).toString());
      case ERROR -> shown.put("name", group.name().toLowerCase(Locale.ROOT));
      case ACCOUNT, MODEL, DIALECT -> shown.put("name", group.name());
    }
    return shown
        .put("tasks", group.tasks())
        .put("pictures", group.pictures())
        .put("succeeded", group.succeeded())
        .put("refused", group.refused())
        .put("failed", group.failed())
        .put("cancelled", group.cancelled())
        .put("credits", group.credits());
  }

  private Response quality(Request request) {
    Span span = span(Query.of(request, "from", "to"));
    ObjectNode shown = begun(span);
    List<Usage.Group> reasons =
        usage.groups(span.from(), span.to(), Usage.By.ERROR).stream()
            .filter(group -> !group.name().isEmpty())
            .toList();
    shown.set(
        "reasons",
        Json.list(
            reasons,
            group ->
                Json.object()
                    .put("error", group.name().toLowerCase(Locale.ROOT))
                    .put("refused", group.refused() > 0)
                    .put("tasks", group.tasks())));
    shown.set("latency", Json.list(usage.pace(span.from(), span.to()), UsageApi::shown));
    shown.set(
        "answers",
        Json.list(
            usage.refusedCalls(span.from(), span.to()),
            one -> Json.object().put("status", one.status()).put("calls", one.calls())));
    return Json.answer(200, shown);
  }

  private static JsonNode shown(Usage.Pace pace) {
    ObjectNode shown =
        Json.object().put("work", pace.work().toLowerCase(Locale.ROOT)).put("tasks", pace.tasks());
    percentiles(shown.putObject("waitedMillis"), pace.waited());
    percentiles(shown.putObject("workedMillis"), pace.worked());
    return shown;
  }

  private static void percentiles(ObjectNode shown, List<Long> values) {
    List<String> names = List.of("p50", "p90", "p99");
    for (int i = 0; i < names.size(); i++) {
      shown.put(names.get(i), values.get(i));
    }
  }
}
