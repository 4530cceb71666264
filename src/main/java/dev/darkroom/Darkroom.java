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
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.model.Models;
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
import dev.darkroom.http.HttpServer;
import dev.darkroom.http.StaticFiles;
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
import dev.darkroom.provider.LocalExaminer;
import dev.darkroom.provider.LocalProvider;
import dev.darkroom.provider.Provider;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.SignedLinks;
import dev.darkroom.task.TaskList;
import dev.darkroom.task.Tasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
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

  /** What a browser shows; no part of the API. */
  private static final Map<String, String> PAGES =
      Map.of(
          "/", "playground/index.html",
          "/console", "console/index.html",
          "/docs", "docs/index.html");

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

    blobs = Folders.blobs(settings);
    SignedLinks links = new SignedLinks(secrets.linkSecret(), settings.linkExpiry(), clock);
    Path spool = Folders.folder(settings.data().resolve("spool"));
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Spending spending = new Spending(database, clock);
    upstreams =
        new Upstreams(
            settings.routing(),
            engine,
            new Upstreams.Means(
                ProviderKinds.byName(),
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
    fetcher = Folders.fetcher(fetching);
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
    server = Listening.start(settings, endpoints, dialects.fallbacks());
    // Only now: a start that fails must not use up the one time that they are shown.
    apiKeyMade = bootstrapKey(settings, keys);
    adminTokenMade = secrets.ensureAdminToken(settings.adminToken());
    url = URI.create("http://" + Listening.bracketed(settings.host()) + ":" + server.port());
    moderation.load();
  }

  /**
   * Starts a server.
   *
   * @throws SettingsException when a setting cannot be used
   * @throws StartException when the address is taken or a folder cannot be written
   */
  static Darkroom start(Settings settings, Clock clock) {
    LocalProvider local =
        EmbeddedEngine.of(
            settings, EmbeddedEngine.models(settings.data().resolve(EmbeddedEngine.MODELS)));
    return new Darkroom(settings, clock, local, local);
  }

  /** The same with something else in the place of the embedded engine, which still plans. */
  static Darkroom start(Settings settings, Clock clock, Provider engine) {
    return new Darkroom(settings, clock, engine, EmbeddedEngine.of(settings, Models.none()));
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

  private static void measure(MeterRegistry metrics, Tasks tasks) {
    Gauge.builder("darkroom.tasks.queued", tasks, Tasks::queued).register(metrics);
    Gauge.builder("darkroom.tasks.running", tasks, Tasks::running).register(metrics);
    new JvmMemoryMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
  }
}
