package dev.darkroom;

import dev.darkroom.account.Plan;
import dev.darkroom.admin.ServerFacts;
import dev.darkroom.database.Database;
import dev.darkroom.provider.PlannerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the console tells of this server. Settings are named one by one, so that a new one is never
 * shown by accident; of addresses only scheme, host and port are, for the rest may hold a password.
 */
final class Facts {
  /** How long a sum of the files is good for: adding them up takes a while where there are many. */
  private static final Duration SUM_KEPT = Duration.ofMinutes(1);

  private final Settings settings;
  private final Database database;
  private final Clock clock;
  private Instant summed = Instant.MIN;
  private long sum;

  Facts(Settings settings, Database database, Clock clock) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
  }

  ServerFacts shown() {
    String storage = settings.storageUrl();
    boolean local = storage == null || storage.startsWith("file:");
    return new ServerFacts(
        Main.Version.number(),
        clock.instant(),
        database.exclusive() ? "sqlite" : "postgresql",
        database::bytes,
        local ? "local" : "s3",
        () -> local ? OptionalLong.of(stored()) : OptionalLong.empty(),
        all());
  }

  private synchronized long stored() {
    Instant now = clock.instant();
    if (summed.isBefore(now.minus(SUM_KEPT))) {
      String url = settings.storageUrl();
      Path folder = url == null ? settings.data().resolve("blobs") : Path.of(URI.create(url));
      try (var files = Files.walk(folder)) {
        sum =
            files.map(Path::toFile).filter(file -> file.isFile()).mapToLong(f -> f.length()).sum();
      } catch (IOException | UncheckedIOException _) {
        sum = 0; // Files may go while they are counted; the next sum is better.
      }
      summed = now;
    }
    return sum;
  }

  private Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("server", server());
    all.put("limits", limits());
    all.put("plans", plans());
    all.put("credits", credits());
    all.put("links", Map.of("expiry", time(settings.linkExpiry())));
    all.put("label", label());
    all.put("moderation", moderation());
    all.put("retention", retention());
    all.put("providers", settings.routing().providers().stream().map(Facts::provider).toList());
    all.put("routes", settings.routing().routes().stream().map(Facts::route).toList());
    all.put("engine", Map.of("cutOutNetwork", settings.cutOutNetwork()));
    all.put("planner", planner());
    all.put("apis", settings.apis());
    all.put("openai", Map.of("strict", settings.openAiStrict()));
    return all;
  }

  private Map<String, Object> server() {
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("host", settings.host());
    server.put("port", settings.port());
    server.put("data", settings.data().toString());
    server.put("publicUrl", bare(settings.publicUrl()));
    server.put("database", settings.databaseUrl() == null ? "sqlite" : "postgresql");
    server.put("storage", settings.storageUrl() == null ? "local" : bare(settings.storageUrl()));
    server.put("traces", bare(settings.traceUrl()));
    server.put("fetchAllow", settings.fetchAllow());
    server.put("trustedProxies", settings.trustedProxies());
    return server;
  }

  private Map<String, Object> limits() {
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("bodySizeBytes", settings.bodyMax());
    limits.put("queue", settings.queueMax());
    limits.put("addressRequestsPerMinute", settings.addressRequestsPerMinute());
    limits.put("denyAddresses", settings.denyAddresses().size());
    return limits;
  }

  private Map<String, Object> plans() {
    Map<String, Object> plans = new LinkedHashMap<>();
    for (Plan plan : settings.billing().plans().byName().values()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("edit", plan.edit().amount());
      shown.put("generate", plan.generate().amount());
      shown.put("requestsPerMinute", plan.requestsPerMinute());
      plans.put(plan.name(), shown);
    }
    return plans;
  }

  private Map<String, Object> credits() {
    Map<String, Object> credits = new LinkedHashMap<>();
    credits.put("holdExpiry", time(settings.billing().holdExpiry()));
    credits.put("holdLimit", time(settings.aluoHold()));
    credits.put("unreadResult", word(settings.billing().unread()));
    return credits;
  }

  private Map<String, Object> label() {
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("profile", word(settings.label().profile()));
    label.put("on", settings.label().on());
    label.put("contentProducer", settings.label().contentProducer());
    label.put("text", settings.label().text());
    return label;
  }

  private Map<String, Object> moderation() {
    var endpoint = settings.moderation().endpoint();
    Map<String, Object> moderation = new LinkedHashMap<>();
    moderation.put("builtIn", settings.moderation().builtIn());
    moderation.put("ownWords", settings.moderation().words().size());
    moderation.put("allowedWords", settings.moderation().allowed().size());
    moderation.put("endpoint", endpoint == null ? "" : bare(endpoint.url().toString()));
    moderation.put("onFailure", endpoint == null ? "" : word(endpoint.onFailure()));
    return moderation;
  }

  private Map<String, Object> retention() {
    Map<String, Object> retention = new LinkedHashMap<>();
    retention.put("results", time(settings.retention().results()));
    retention.put("tasks", time(settings.retention().tasks()));
    retention.put("requests", time(settings.retention().requests()));
    retention.put("audit", time(settings.retention().audit()));
    return retention;
  }

  private static Map<String, Object> provider(RoutingSettings.Upstream upstream) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", upstream.config().id());
    shown.put("type", upstream.kind());
    shown.put("host", bare(upstream.config().baseUrl().toString()));
    shown.put("apiKey", upstream.config().apiKey() == null ? "none" : "set");
    shown.put("timeout", time(upstream.config().timeout()));
    shown.put("maxConcurrent", upstream.config().maxConcurrent());
    return shown;
  }

  private static Map<String, Object> route(RoutingSettings.Route route) {
    List<String> to =
        route.to().stream()
            .map(
                place ->
                    place.provider().equals(RoutingSettings.LOCAL)
                        ? place.provider()
                        : place.provider() + "/" + place.model())
            .toList();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("model", route.model());
    shown.put("to", to);
    return shown;
  }

  private Map<String, Object> planner() {
    PlannerConfig planner = settings.planner();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("on", planner != null);
    if (planner != null) {
      shown.put("model", planner.model());
      shown.put("host", bare(planner.upstream().baseUrl().toString()));
      shown.put("when", word(planner.when()));
    }
    return shown;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String time(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Scheme, host and port; what follows them may be secret. */
  private static String bare(@Nullable String url) {
    if (url == null) {
      return "";
    }
    try {
      URI uri = URI.create(url);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getHost() == null
          ? uri.getScheme() + ":"
          : uri.getScheme() + "://" + uri.getHost() + port;
    } catch (IllegalArgumentException _) {
      return "(set)";
    }
  }
}
