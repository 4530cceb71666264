package dev.darkroom;

import dev.darkroom.gateway.ResultFetch;
import dev.darkroom.gateway.Routes;
import dev.darkroom.gateway.Target;
import dev.darkroom.provider.Limited;
import dev.darkroom.provider.Pictures;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.ProviderKind;
import dev.darkroom.provider.ProviderState;
import dev.darkroom.provider.Watched;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The configured upstreams, joined with the embedded engine to routes. */
final class Upstreams implements AutoCloseable {
  /** How many jobs the embedded engine carries out at once. */
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Threads that mostly wait; more would only fill the memory with pictures. */
  private static final int WAITING_MAX = 128;

  /** From the start of an attempt, for each picture; generous for slow machines. */
  private static final Duration JOB_TIME = Duration.ofMinutes(2);

  /** The same where upstreams may be asked, one after the other. */
  private static final Duration UPSTREAM_JOB_TIME = Duration.ofMinutes(5);

  private final Map<String, Watched> providers = new LinkedHashMap<>();
  private final List<ResultFetch> fetches = new ArrayList<>();
  private final Path spool;
  private final int waiting;
  private final Watched engine;
  private final Routes routes;

  /**
   * @param local the embedded engine
   * @param pictures converts what upstreams take and give
   * @param spool a folder for results on their way in
   */
  Upstreams(
      RoutingSettings settings,
      Provider local,
      Pictures pictures,
      Map<String, ProviderKind> kinds,
      Path spool,
      Clock clock) {
    this.spool = spool;
    for (RoutingSettings.Upstream upstream : settings.providers()) {
      ProviderConfig config = upstream.config();
      ProviderKind kind = Objects.requireNonNull(kinds.get(upstream.kind()));
      Provider opened = opened(kind, config, pictures);
      providers.put(config.id(), new Watched(opened, upstream.kind(), clock));
    }
    int calls = settings.providers().stream().mapToInt(one -> one.config().maxConcurrent()).sum();
    waiting = Math.min(WAITING_MAX, calls);
    // Where workers wait for upstreams there are more of them than the engine may keep busy.
    Provider limited = waiting == 0 ? local : new Limited(local, CORES);
    engine = new Watched(limited, RoutingSettings.LOCAL, clock);
    routes = new Routes(engine, targets(settings));
  }

  private Provider opened(ProviderKind kind, ProviderConfig config, Pictures pictures) {
    try {
      return kind.open(config, new ProviderKind.Tools(pictures, results(config)));
    } catch (ProviderKind.OptionException e) {
      throw new SettingsException(
          "The provider " + config.id() + ", options." + e.getMessage() + ".");
    }
  }

  private Map<String, List<Target>> targets(RoutingSettings settings) {
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

  /** How the providers fare, the embedded engine first. */
  List<ProviderState> states() {
    return Stream.concat(Stream.of(engine), providers.values().stream())
        .map(Watched::state)
        .toList();
  }

  Routes routes() {
    return routes;
  }

  /** How many jobs may run at once: as many as the engine takes and as wait for upstreams. */
  int workers() {
    return CORES + waiting;
  }

  Duration jobTime() {
    return waiting == 0 ? JOB_TIME : UPSTREAM_JOB_TIME;
  }

  private ResultFetch results(ProviderConfig config) {
    try {
      ResultFetch fetch =
          new ResultFetch(config, spool.resolve("results"), "Darkroom/" + Main.Version.number());
      fetches.add(fetch);
      return fetch;
    } catch (IOException e) {
      throw new StartException("The folder " + spool + " cannot be written.", e);
    }
  }

  @Override
  public void close() {
    providers.values().forEach(Provider::close);
    fetches.forEach(ResultFetch::close);
  }
}
