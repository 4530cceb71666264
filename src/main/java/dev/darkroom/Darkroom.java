package dev.darkroom;

import dev.darkroom.Housekeeping.House;
import dev.darkroom.account.Accounts;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.DailyPictures;
import dev.darkroom.account.KeySettings;
import dev.darkroom.account.Plans;
import dev.darkroom.account.RateLimiter;
import dev.darkroom.account.ServerSecrets;
import dev.darkroom.admin.AdminApi;
import dev.darkroom.admin.ConsoleApi;
import dev.darkroom.admin.OpenApiDocument;
import dev.darkroom.admin.Operations;
import dev.darkroom.admin.Tracing;
import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.engine.Engine;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.ModelException;
import dev.darkroom.engine.model.Models;
import dev.darkroom.engine.model.OwnCutOut;
import dev.darkroom.gateway.Billing;
import dev.darkroom.gateway.Gateway;
import dev.darkroom.gateway.Means;
import dev.darkroom.gateway.Observer;
import dev.darkroom.gateway.ResultFiles;
import dev.darkroom.gateway.Routes;
import dev.darkroom.gateway.Rules;
import dev.darkroom.gateway.Runner;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.FetchConfig;
import dev.darkroom.http.Fetcher;
import dev.darkroom.http.HttpConfig;
import dev.darkroom.http.HttpLimits;
import dev.darkroom.http.HttpServer;
import dev.darkroom.http.StaticFiles;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.job.Credits;
import dev.darkroom.label.LabelConfig;
import dev.darkroom.label.Labels;
import dev.darkroom.label.Profile;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.moderation.Moderation;
import dev.darkroom.oversight.AuditLog;
import dev.darkroom.oversight.RequestLog;
import dev.darkroom.oversight.Spending;
import dev.darkroom.oversight.Switches;
import dev.darkroom.oversight.Usage;
import dev.darkroom.provider.A1111Provider;
import dev.darkroom.provider.ArkProvider;
import dev.darkroom.provider.BflProvider;
import dev.darkroom.provider.ChatPlanner;
import dev.darkroom.provider.ComfyUiProvider;
import dev.darkroom.provider.DashScopeProvider;
import dev.darkroom.provider.FalProvider;
import dev.darkroom.provider.GeminiProvider;
import dev.darkroom.provider.LocalAiProvider;
import dev.darkroom.provider.LocalExaminer;
import dev.darkroom.provider.LocalProvider;
import dev.darkroom.provider.OpenAiProvider;
import dev.darkroom.provider.OpenRouterProvider;
import dev.darkroom.provider.PlanReader;
import dev.darkroom.provider.PlannerConfig;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderKind;
import dev.darkroom.provider.ReplicateProvider;
import dev.darkroom.provider.SdCppProvider;
import dev.darkroom.provider.SglangProvider;
import dev.darkroom.provider.StabilityProvider;
import dev.darkroom.provider.VllmProvider;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.BlobStores;
import dev.darkroom.storage.SignedLinks;
import dev.darkroom.task.TaskList;
import dev.darkroom.task.Tasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: everything is made and joined here, in the order it depends on. */
public final class Darkroom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Darkroom.class);

  /** How long a stop waits for calls that run. */
  private static final Duration DRAIN = Duration.ofSeconds(30);

  /** And then for tasks that nobody waits for. */
  private static final Duration LEFTOVERS = Duration.ofSeconds(2);

  private static final int ATTEMPTS = 3;

  /** What the account of the first key starts with. */
  private static final Credits FIRST_CREDITS = new Credits(1_000_000);

  /** One picture of the largest size, or many small ones: what the heap of the launcher holds. */
  private static final int MILLION_PIXELS = 50;

  /** What a browser shows; no part of the API. */
  private static final Map<String, String> PAGES =
      Map.of(
          "/", "playground/index.html",
          "/console", "console/index.html",
          "/docs", "docs/index.html");

  /** Where in the data folder an operator puts networks. */
  static final String MODELS = "models";

  private final LocalProvider local;
  private final Database database;
  private final Tracing tracing;
  private final BlobStore blobs;
  private final Upstreams upstreams;
  private final RoutingWatch routing;
  private final Fetcher fetcher;
  private final Tasks tasks;
  private final Moderation moderation;
  private final RequestLog requests;
  private final Housekeeping housekeeping;
  private final HttpServer server;
  private final List<String> served;
  private final URI url;
  private final Optional<String> apiKeyMade;
  private final Optional<String> adminTokenMade;
  private volatile boolean stopping;

  private Darkroom(Settings settings, Clock clock, Provider engine, LocalProvider local) {
    this.local = local;
    database = Databases.open(settings.databaseUrl(), settings.data());
    tracing = new Tracing(settings.traceUrl());
    ServerSecrets secrets = new ServerSecrets(database);
    ApiKeys keys = new ApiKeys(database, clock);
    Accounts accounts = new Accounts(database, clock);
    accounts.ensureDefault();
    requirePlans(accounts, settings.billing().plans());
    Ledger ledger = new Ledger(database, clock);
    ledger.grant(Accounts.DEFAULT, FIRST_CREDITS, "first start", "first start");
    Billing billing = new Billing(ledger, new DailyPictures(clock), settings.billing(), clock);
    warnOfMissingProducer(settings.label());
    Labels labels = new Labels(settings.label(), secrets.labelSecret());
    Switches switches = new Switches(database, clock);
    AuditLog audit = new AuditLog(database, clock);
    requests = new RequestLog(database, clock);
    moderation = new Moderation(settings.moderation());
    RateLimiter limiter = RateLimiter.of(database, clock);

    blobs = blobs(settings);
    SignedLinks links = new SignedLinks(secrets.linkSecret(), settings.linkExpiry(), clock);
    Path spool = folder(settings.data().resolve("spool"));
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Spending spending = new Spending(database, clock);
    upstreams =
        new Upstreams(
            settings.routing(),
            engine,
            new Upstreams.Means(
                providerKinds(),
                local.pictures(),
                local::exact,
                local.guard(),
                spool,
                metrics,
                RandomGenerator.getDefault(),
                clock));
    Routes routes = upstreams.routes();
    routing =
        new RoutingWatch(settings.routingSource(), settings.routing(), upstreams::follow, clock);
    Tasks.Limits limits =
        new Tasks.Limits(
            upstreams.workers(), settings.queueMax(), ATTEMPTS, upstreams.jobTime(), LEFTOVERS);
    tasks =
        new Tasks(
            database, limits, clock, billing, new Runner(routes, blobs, keys, labels, spending));

    FetchConfig fetching =
        FetchConfig.defaults(
            settings.fetchAllow(), spool.resolve("fetched"), "Darkroom/" + Main.Version.number());
    fetcher = fetcher(fetching);
    measure(metrics, tasks);
    Predicate<String> denied =
        address -> settings.denyAddresses().stream().anyMatch(range -> range.contains(address));
    Rules rules =
        new Rules(
            keys,
            switches,
            denied,
            limiter,
            settings.addressRequestsPerMinute(),
            moderation,
            billing,
            audit);
    Gateway gateway =
        new Gateway(
            rules,
            tasks,
            routes,
            new Means(
                blobs,
                links,
                fetcher,
                fetching.sizeMax(),
                new LocalExaminer(Limits.DEFAULT),
                spool,
                clock),
            local.foresight(),
            clock,
            new Observer(metrics, tracing.tracer(), requests, clock));
    Dialects dialects = Dialects.of(settings, clock);
    List<Endpoint> endpoints = new ArrayList<>(new ResultFiles(links, blobs).endpoints());
    endpoints.addAll(
        new AdminApi(
                secrets,
                accounts,
                keys,
                settings.billing().plans(),
                ledger,
                new TaskList(database),
                switches,
                settings.apis(),
                audit,
                requests,
                () -> upstreams.state(routing.state()),
                spending,
                clock)
            .endpoints());
    endpoints.addAll(
        new ConsoleApi(
                new ConsoleApi.Rooms(
                    secrets,
                    tasks,
                    new TaskList(database),
                    ledger,
                    blobs,
                    local.thumbnails(),
                    new Usage(database),
                    audit),
                new Facts(settings, database, clock).shown(),
                clock)
            .endpoints());
    endpoints.addAll(new OpenApiDocument(Main.Version.number()).endpoints());
    List<Endpoint> pages = new StaticFiles("/web", PAGES).endpoints();
    endpoints.addAll(pages);
    endpoints.replaceAll(endpoint -> endpoint.closedTo(denied));
    // These refuse in their own words, and who asks whether the server lives is always told.
    endpoints.addAll(dialects.endpoints(gateway));
    endpoints.addAll(new Operations(this::ready, metrics).endpoints());
    served =
        endpoints.stream()
            .filter(e -> pages.stream().noneMatch(page -> page.path().equals(e.path())))
            .map(e -> e.method() + " " + e.path())
            .toList();

    housekeeping =
        new Housekeeping(
            new House(tasks, billing, blobs, requests, audit, limiter),
            settings.retention(),
            clock);
    tasks.start();
    housekeeping.start(settings.billing().holdExpiry());
    server = served(settings, endpoints, dialects.fallbacks());
    // Only now: a start that fails must not use up the one time that they are shown.
    apiKeyMade = bootstrapKey(settings, keys);
    adminTokenMade = secrets.ensureAdminToken(settings.adminToken());
    url = URI.create("http://" + bracketed(settings.host()) + ":" + server.port());
    moderation.load();
  }

  /**
   * Starts a server.
   *
   * @throws SettingsException when a setting cannot be used
   * @throws StartException when the address is taken or a folder cannot be written
   */
  static Darkroom start(Settings settings, Clock clock) {
    LocalProvider local = local(settings, models(settings.data().resolve(MODELS)));
    return new Darkroom(settings, clock, local, local);
  }

  /** The same with something else in the place of the embedded engine, which still plans. */
  static Darkroom start(Settings settings, Clock clock, Provider engine) {
    return new Darkroom(settings, clock, engine, local(settings, Models.none()));
  }

  /**
   * The embedded engine, without a server, with the networks of a folder.
   *
   * @throws SettingsException when a model file there cannot be used
   */
  static LocalProvider local(Path folder) {
    return local(reader(null), models(folder), OwnCutOut.bundled());
  }

  private static LocalProvider local(Settings settings, Models models) {
    OwnCutOut own = settings.cutOutNetwork() ? OwnCutOut.bundled() : OwnCutOut.none();
    return local(reader(settings.planner()), models, own);
  }

  private static LocalProvider local(PlanReader reader, Models models, OwnCutOut own) {
    Engine engine = new Engine(new MaskLadder(models, own), models, Limits.DEFAULT);
    return new LocalProvider(reader, engine, MILLION_PIXELS);
  }

  private static Models models(Path folder) {
    try {
      Models models = Models.load(folder);
      if (!models.names().isEmpty()) {
        LOG.info("models from {}: {}", folder, String.join(", ", models.names()));
      }
      return models;
    } catch (ModelException e) {
      throw new SettingsException(e.getMessage() + " It lies in " + folder + ".");
    }
  }

  private static PlanReader reader(@Nullable PlannerConfig planner) {
    InstructionReader grammar = new InstructionReader();
    return planner == null
        ? new PlanReader(grammar)
        : new PlanReader(grammar, new ChatPlanner(planner), planner.when());
  }

  /** Every kind of upstream by the name that {@code darkroom.yaml} gives it. */
  static Map<String, ProviderKind> providerKinds() {
    return Map.ofEntries(
        Map.entry("openai", OpenAiProvider::new),
        Map.entry("volcengine-ark", ArkProvider::new),
        Map.entry("dashscope", DashScopeProvider::new),
        Map.entry("gemini", GeminiProvider::new),
        Map.entry("bfl", BflProvider::new),
        Map.entry("stability", StabilityProvider::new),
        Map.entry("replicate", ReplicateProvider::new),
        Map.entry("fal", FalProvider::new),
        Map.entry("openrouter", OpenRouterProvider::new),
        Map.entry("sdcpp", SdCppProvider::new),
        Map.entry("comfyui", ComfyUiProvider::new),
        Map.entry("a1111", A1111Provider::new),
        Map.entry("localai", LocalAiProvider::new),
        Map.entry("vllm", VllmProvider::new),
        Map.entry("sglang", SglangProvider::new));
  }

  /** Follows the settings' file, for tests that do not wait for it. */
  RoutingWatch routing() {
    return routing;
  }

  /** What is done again and again, for tests that do not wait for it. */
  Housekeeping housekeeping() {
    return housekeeping;
  }

  public URI url() {
    return url;
  }

  /** The API that is served, such as {@code GET /livez}; not the pages. */
  List<String> endpoints() {
    return served;
  }

  /** The key that this start made, to be shown once. */
  public Optional<String> apiKeyMade() {
    return apiKeyMade;
  }

  /** The admin token that this start made, to be shown once. */
  public Optional<String> adminTokenMade() {
    return adminTokenMade;
  }

  /** Takes no more work, lets what runs end for at most 30 seconds, then closes everything. */
  @Override
  public synchronized void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    tasks.drain();
    List<Runnable> steps =
        List.of(
            () -> server.stop(DRAIN),
            housekeeping::close,
            routing::close,
            tasks::close,
            requests::close,
            moderation::close,
            upstreams::close,
            local::close,
            fetcher::close,
            blobs::close,
            tracing::close,
            database::close);
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.warn("a part did not stop cleanly", e);
      }
    }
  }

  private boolean ready() {
    return !stopping && database.alive();
  }

  private static void warnOfMissingProducer(LabelConfig label) {
    if (label.profile() != Profile.OFF && !label.on()) {
      LOG.warn(
          "results are not labelled as made by AI: label.contentProducer is not set in"
              + " darkroom.yaml (label.profile off silences this)");
    }
  }

  /** An account whose plan the file no longer has could neither be priced nor limited. */
  private static void requirePlans(Accounts accounts, Plans plans) {
    for (String plan : accounts.plansInUse()) {
      if (plans.find(plan).isEmpty()) {
        throw new SettingsException(
            "There are accounts of the plan \"%s\", but darkroom.yaml has no such plan; there are %s."
                .formatted(plan, plans.byName().keySet()));
      }
    }
  }

  private static Optional<String> bootstrapKey(Settings settings, ApiKeys keys) {
    String chosen = settings.apiKey();
    if (chosen != null) {
      keys.keep(Accounts.DEFAULT, ApiKeys.FIRST, chosen);
      return Optional.empty();
    }
    return keys.makeFirst(
            Accounts.DEFAULT, KeySettings.named(ApiKeys.FIRST).withRequestsPerMinute(0))
        .map(ApiKeys.Made::secret);
  }

  private static BlobStore blobs(Settings settings) {
    Path local = settings.data().resolve("blobs").toAbsolutePath();
    String url = Objects.requireNonNullElse(settings.storageUrl(), local.toUri().toString());
    try {
      return BlobStores.open(url, emptied(settings.data().resolve("spool")));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException("The storage cannot be opened: " + e.getMessage(), e);
    }
  }

  private static Fetcher fetcher(FetchConfig config) {
    try {
      return new Fetcher(config);
    } catch (IOException e) {
      throw new StartException("The folder " + config.temporary() + " cannot be written.", e);
    }
  }

  private static HttpServer served(
      Settings settings, List<Endpoint> endpoints, Fallbacks fallbacks) {
    try {
      return HttpServer.start(httpConfig(settings), endpoints, fallbacks);
    } catch (IllegalArgumentException e) {
      throw new StartException("A setting cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new StartException(
          "Cannot listen on "
              + bracketed(settings.host())
              + ":"
              + settings.port()
              + "; is the port taken? Choose another by --port, or 0 for a free one.",
          e);
    }
  }

  private static HttpConfig httpConfig(Settings settings) {
    return new HttpConfig(
        settings.host(),
        settings.port(),
        Optional.ofNullable(settings.publicUrl()),
        settings.data().resolve("uploads"),
        List.of(
            "x-request-id",
            "x-darkroom-task",
            "x-darkroom-note",
            "x-darkroom-detail",
            "x-should-retry",
            "retry-after",
            "x-ratelimit-limit-requests",
            "x-ratelimit-remaining-requests",
            "x-ratelimit-reset-requests"),
        settings.trustedProxies(),
        HttpLimits.DEFAULT.withBodyMax(settings.bodyMax()));
  }

  private static void measure(MeterRegistry metrics, Tasks tasks) {
    Gauge.builder("darkroom.tasks.queued", tasks, Tasks::queued).register(metrics);
    Gauge.builder("darkroom.tasks.running", tasks, Tasks::running).register(metrics);
    new JvmMemoryMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
  }

  /** A folder for pictures on their way in; what a dead process left there is deleted. */
  private static Path emptied(Path path) {
    try (var left = Files.walk(folder(path))) {
      for (Path file : left.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
      return path;
    } catch (IOException e) {
      throw new StartException("The folder " + path + " cannot be emptied.", e);
    }
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new StartException("The folder " + path + " cannot be written.", e);
    }
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
