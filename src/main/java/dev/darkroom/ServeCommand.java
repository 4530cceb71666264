package dev.darkroom;

import dev.darkroom.database.DatabaseException;
import dev.darkroom.dialect.juhe.RatioSource;
import dev.darkroom.gateway.Billing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code darkroom serve}: joins flags, environment and file, then serves until it is told to stop.
 */
@Command(
    name = "serve",
    description = "Starts the server.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Every flag also has an environment variable (DARKROOM_HOST, DARKROOM_PORT, DARKROOM_DATA,",
      "DARKROOM_CONFIG); the flag wins. DARKROOM_API_KEY and DARKROOM_ADMIN_TOKEN choose the first",
      "API key and the admin token instead of generated ones. All settings:"
          + " docs/operating/settings.md"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int BAD_SETTING = 2;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to bind (127.0.0.1).")
  @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Port; 0 picks a free one (8080).")
  @Nullable Integer port;

  @Option(names = "--data", paramLabel = "FOLDER", description = "Database and pictures (./data).")
  @Nullable Path data;

  @Option(names = "--config", paramLabel = "FILE", description = "Settings (DATA/darkroom.yaml).")
  @Nullable Path config;

  @Override
  public Integer call() throws InterruptedException {
    Darkroom darkroom;
    try {
      darkroom = Darkroom.start(settings(System.getenv()), Clock.systemUTC());
    } catch (SettingsException | DatabaseException | StartException e) {
      System.err.println("darkroom: " + e.getMessage());
      return BAD_SETTING;
    }
    // A stop that was asked for is a success, so the hook ends the process itself with 0.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(darkroom), "stop"));
    darkroom.apiKeyMade().ifPresent(key -> System.out.println("API key: " + key));
    darkroom.adminTokenMade().ifPresent(token -> System.out.println("Admin token: " + token));
    System.out.println(
        "Darkroom "
            + Main.Version.number()
            + " is ready at "
            + darkroom.url()
            + " (Ctrl+C stops it)");
    darkroom.apiKeyMade().ifPresent(key -> System.out.println(opening(darkroom.url(), key)));
    System.out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  /**
   * A line that opens the playground with its key. Browsers keep what follows {@code #} to
   * themselves; the page stores it and takes it out of the address bar.
   */
  static String opening(URI url, String key) {
    String here =
        url.toString().replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:");
    return "Open in a browser: " + here + "/#key=" + key;
  }

  private static void stop(Darkroom darkroom) {
    try {
      darkroom.close();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  Settings settings(Map<String, String> environment) {
    Path folder = data != null ? data : Path.of(environment.getOrDefault("DARKROOM_DATA", "data"));
    String named = environment.get("DARKROOM_CONFIG");
    Path file =
        config != null ? config : named != null ? Path.of(named) : folder.resolve("darkroom.yaml");
    SettingsFile yaml = SettingsFile.read(file, config != null || named != null);
    yaml.unused()
        .forEach(
            name ->
                System.err.println(
                    "darkroom: "
                        + file
                        + ": "
                        + name
                        + " is no setting that Darkroom knows and has no effect."));
    return new Settings(
        host != null ? host : environment.getOrDefault("DARKROOM_HOST", "127.0.0.1"),
        port != null ? port : port(environment.getOrDefault("DARKROOM_PORT", "8080")),
        folder,
        text(environment, "DARKROOM_API_KEY"),
        text(environment, "DARKROOM_ADMIN_TOKEN"),
        text(environment, "DARKROOM_PUBLIC_URL"),
        list(environment.getOrDefault("DARKROOM_FETCH_ALLOW", "")),
        text(environment, "DARKROOM_DATABASE_URL"),
        text(environment, "DARKROOM_STORAGE_URL"),
        text(environment, "OTEL_EXPORTER_OTLP_ENDPOINT"),
        yaml.bytes("limits", "bodySize", 64L << 20),
        yaml.number("limits", "queue", 200),
        yaml.list("limits", "trustedProxies"),
        yaml.time("links", "expiry", Duration.ofHours(24)),
        yaml.flag("openai", "strict", false),
        yaml.flag("apis", "openai", true),
        yaml.flag("apis", "aluo", true),
        yaml.time("credits", "holdLimit", Duration.ofSeconds(280)),
        yaml.flag("apis", "juhe", true),
        yaml.choice("juhe", "ratioSource", RatioSource.LAST),
        yaml.number("limits", "addressRequestsPerMinute", 0),
        yaml.addresses("limits", "denyAddresses"),
        new Billing.Terms(
            yaml.plans(),
            yaml.time("credits", "holdExpiry", Duration.ofHours(24)),
            yaml.choice("credits", "unreadResult", Billing.Unread.RELEASE)),
        yaml.label(),
        yaml.moderation(environment),
        new Retention(
            yaml.time("retention", "results", Retention.STANDARD.results()),
            yaml.time("retention", "tasks", Retention.STANDARD.tasks()),
            yaml.time("retention", "requests", Retention.STANDARD.requests()),
            yaml.time("retention", "audit", Retention.STANDARD.audit())),
        yaml.routing(ProviderKinds.byName().keySet(), environment),
        new RoutingSource(file, config != null || named != null, environment),
        yaml.flag("engine", "cutOutNetwork", true),
        yaml.planner(environment));
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new SettingsException("DARKROOM_PORT is a number from 0 to 65535, not " + text + ".");
    }
    return Integer.parseInt(text);
  }

  private static @Nullable String text(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.trim();
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }
}
