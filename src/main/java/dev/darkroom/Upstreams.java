package dev.darkroom;

import dev.darkroom.gateway.Routes;
import dev.darkroom.gateway.Target;
import dev.darkroom.http.FetchConfig;
import dev.darkroom.http.FetchResult;
import dev.darkroom.http.Fetcher;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.provider.Download;
import dev.darkroom.provider.Limited;
import dev.darkroom.provider.LocalProvider;
import dev.darkroom.provider.Pictures;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.ProviderKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The configured upstreams, joined with the embedded engine to routes. */
final class Upstreams implements AutoCloseable {
  /** How many jobs the embedded engine carries out at once. */
  static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Threads that mostly wait; more would only fill the memory with pictures. */
  private static final int WORKERS_MAX = 128;

  private static final Duration RESULT_CONNECT = Duration.ofSeconds(5);
  private static final Duration RESULT_TIME = Duration.ofSeconds(60);
  private static final int RESULT_MAX = 64 << 20;
  private static final int REDIRECTS_MAX = 3;

  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final List<Fetcher> fetchers = new ArrayList<>();
  private final Path spool;
  private final int workers;
  private final Routes routes;

  /**
   * @param spool a folder for results on their way in
   */
  Upstreams(
      RoutingSettings settings, LocalProvider local, Map<String, ProviderKind> kinds, Path spool) {
    this.spool = spool;
    Pictures pictures = local.pictures();
    for (RoutingSettings.Upstream upstream : settings.providers()) {
      ProviderConfig config = upstream.config();
      ProviderKind kind = Objects.requireNonNull(kinds.get(upstream.kind()));
      providers.put(
          config.id(), kind.open(config, new ProviderKind.Tools(pictures, results(config))));
    }
    int calls = settings.providers().stream().mapToInt(one -> one.config().maxConcurrent()).sum();
    workers = Math.min(WORKERS_MAX, calls);
    // Where workers wait for upstreams there are more of them than the engine may keep busy.
    Provider engine = workers == 0 ? local : new Limited(local, CORES);
    routes = new Routes(engine, targets(settings, engine));
  }

  private Map<String, List<Target>> targets(RoutingSettings settings, Provider engine) {
    Map<String, Provider> known = new HashMap<>(providers);
    known.put(RoutingSettings.LOCAL, engine);
    Map<String, List<Target>> targets = new LinkedHashMap<>();
    for (RoutingSettings.Route route : settings.routes()) {
      targets.put(
          route.model(),
          route.to().stream()
              .map(
                  place ->
                      new Target(
                          Objects.requireNonNull(known.get(place.provider())), place.model()))
              .toList());
    }
    return targets;
  }

  Routes routes() {
    return routes;
  }

  /** How many jobs may wait for upstreams at once; 0 where there are none. */
  int workers() {
    return workers;
  }

  /** Fetches under the rules for callers' URLs, save that the operator's own base is trusted. */
  private Download results(ProviderConfig config) {
    Fetcher fetcher;
    try {
      fetcher =
          new Fetcher(
              new FetchConfig(
                  List.of(origin(config.baseUrl())),
                  spool.resolve("results"),
                  "Darkroom/" + Main.Version.number(),
                  RESULT_CONNECT,
                  RESULT_TIME,
                  RESULT_MAX,
                  REDIRECTS_MAX,
                  config.maxConcurrent()));
    } catch (IOException e) {
      throw new StartException("The folder " + spool + " cannot be written.", e);
    }
    fetchers.add(fetcher);
    return url ->
        switch (fetcher.fetch(url)) {
          case FetchResult.Fetched(var bytes) -> bytes;
          case FetchResult.Refused(_, var detail) ->
              throw new DarkroomException(
                  ErrorCode.UPSTREAM_FAILED,
                  "The image service's result cannot be fetched: " + detail + ".");
        };
  }

  private static String origin(URI base) {
    int usual = "https".equals(base.getScheme()) ? 443 : 80;
    return base.getHost() + ":" + (base.getPort() < 0 ? usual : base.getPort());
  }

  @Override
  public void close() {
    providers.values().forEach(Provider::close);
    fetchers.forEach(Fetcher::close);
  }
}
