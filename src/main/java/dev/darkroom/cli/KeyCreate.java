package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code darkroom key create}: makes a key and shows it once. */
@Command(
    name = "create",
    description = "Makes an API key and shows it once.",
    mixinStandardHelpOptions = true)
final class KeyCreate extends AdminCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss]][XXX]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  @Option(names = "--account", paramLabel = "ID", description = "Whose it is (default).")
  private String account = "default";

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "What people call it (command line).")
  private String name = "command line";

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "The last day it works (2027-01-31, in UTC) or a time (2027-01-31T12:00:00Z).")
  private @Nullable String expires;

  @Option(
      names = "--allow-ip",
      paramLabel = "CIDR",
      description = "Only from these addresses, such as 203.0.113.0/24; repeatable.")
  private List<String> addresses = new ArrayList<>();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description = "Only from pages of these origins: https://shop.example; repeatable.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Only for these models; repeatable.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--rpm",
      paramLabel = "N",
      description = "Creating calls a minute, in place of the plan's; 0 for no limit.")
  private @Nullable Integer requestsPerMinute;

  @Option(names = "--test", description = "A key for testing, with few pictures a day.")
  private boolean test;

  @Option(
      names = "--pictures-per-day",
      paramLabel = "N",
      description = "How many pictures a test key may make in a day.")
  private @Nullable Integer picturesPerDay;

  @Option(
      names = "--no-explicit-label",
      description = "Its pictures carry no visible label; every use is kept in the audit log.")
  private boolean noExplicitLabel;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
  KeyCreate(Map<String, String> environment) {
    super(environment);
  }

  @Override
  int ask(AdminServer server) throws AdminException {
    JsonNode made = server.call("POST", "/accounts/" + id(account) + "/keys", body());
    if (!printedAsJson(made)) {
      KeyCommands.print(made, this);
    }
    return DONE;
  }

  private ObjectNode body() {
    ObjectNode body = AdminServer.object().put("name", name);
    if (expires != null) {
      body.put("expiresAt", end(expires).toString());
    }
    list(body, "allowIps", addresses);
    list(body, "allowOrigins", origins);
    list(body, "models", models);
    if (requestsPerMinute != null) {
      body.put("requestsPerMinute", notNegative("--rpm", requestsPerMinute));
    }
    if (test) {
      body.put("test", true);
    }
    if (picturesPerDay != null) {
      body.put("picturesPerDay", notNegative("--pictures-per-day", picturesPerDay));
    }
    if (noExplicitLabel) {
      body.put("explicitLabel", false);
    }
    return body;
  }

  private static void list(ObjectNode body, String name, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(body.putArray(name)::add);
    }
  }

  private int notNegative(String option, int value) {
    if (value < 0) {
      throw usage(option + " is 0 or more.");
    }
    return value;
  }

  /** A day counts to its end; a time without an offset is in UTC. */
  private Instant end(String text) {
    try {
      return switch (TIME.parseBest(
          text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
        case OffsetDateTime time -> time.toInstant();
        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
        case LocalDate day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        case TemporalAccessor other ->
            throw new DateTimeException("neither day nor time: " + other);
      };
    } catch (DateTimeException _) {
      throw usage("--expires looks like 2027-01-31 or 2027-01-31T12:00:00Z.");
    }
  }
}
