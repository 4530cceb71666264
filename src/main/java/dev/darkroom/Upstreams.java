package dev.darkroom;

import dev.darkroom.gateway.Pauses;
import dev.darkroom.gateway.ResultFetch;
import dev.darkroom.gateway.RouteTable;
import dev.darkroom.gateway.Routes;
import dev.darkroom.job.Job;
import dev.darkroom.provider.Exactly;
import dev.darkroom.provider.Guard;
import dev.darkroom.provider.Limited;
import dev.darkroom.provider.Pictures;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.ProviderKind;
import dev.darkroom.provider.ProviderState;
import dev.darkroom.provider.Watched;
import dev.darkroom.provider.target.RoutingState;
import dev.darkroom.provider.target.Target;
import dev.darkroom.provider.target.TargetState;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured upstreams, joined with the embedded engine to routes. New settings take over what
 * they have in common with those before, with its connections and its record; the rest is closed
 * when the last job that uses it has ended.
 */
final class Upstreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upstreams.class);

  /** How many jobs the embedded engine carries out at once. */
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Threads that mostly wait; more would only fill the memory with pictures. */
  private static final int WAITING_MAX = 128;

  /** From the start of an attempt, for each picture; generous for slow machines. */
  private static final Duration JOB_TIME = Duration.ofMinutes(2);

  /** The same where upstreams may be asked, one after the other. */
  private static final Duration UPSTREAM_JOB_TIME = Duration.ofMinutes(5);

  private static final String STARTED_WITHOUT =
      "this server was started without upstreams: restart it, so that jobs have the time and the"
          + " threads for them";

  /**
   * What upstreams need of this server.
   *
   * @param exact whether the embedded engine does a job exactly
   * @param guard restores what lies outside masks
   * @param spool a folder for results on their way in
   */
  record Means(
      Map<String, ProviderKind> kinds,
      Pictures pictures,
      Predicate<Job> exact,
      Guard guard,
      Path spool,
      MeterRegistry metrics,
      RandomGenerator random,
      Clock clock) {}

  private final Means means;
  private final Routes routes;
  private final int waiting;
  private final Watched engine;
  private final Provider exact;
  private Map<RoutingSettings.Upstream, Opened> providers = Map.of();
  private Map<Spot, Target> targets = Map.of();

  /** A configured provider, its connections, and how many route tables lead to it. */
  private static final class Opened {
    private final Watched provider;
    private final ResultFetch results;
    private int tables;

    Opened(Watched provider, ResultFetch results) {
      this.provider = provider;
      this.results = results;
    }

    void close() {
      provider.close();
      results.close();
      LOG.info("provider {} was closed", provider.id());
    }
  }

  /** Where a target lies, and on which terms: the same twice is one target. */
  private record Spot(Provider provider, RoutingSettings.Place place) {}

  Upstreams(RoutingSettings settings, Provider local, Means means) {
    this.means = means;
    int calls = settings.providers().stream().mapToInt(one -> one.config().maxConcurrent()).sum();
    waiting = Math.min(WAITING_MAX, calls);
    // Where workers wait for upstreams there are more of them than the engine may keep busy.
    engine = new Watched(new Limited(local, CORES), RoutingSettings.LOCAL, means.clock());
    exact = new Exactly(engine, means.exact());
    routes = new Routes(engine, means.random(), Pauses::real, means.metrics(), means.clock());
    follow(settings);
  }

  /**
   * From now on jobs begin by these settings.
   *
   * @throws SettingsException when a provider cannot be opened; what held before still does
   */
  synchronized void follow(RoutingSettings settings) {
    Map<RoutingSettings.Upstream, Opened> next = opened(settings);
    Map<Spot, Target> leading = new LinkedHashMap<>();
    Map<String, List<Target>> table = new LinkedHashMap<>();
    Map<String, Provider> named = new HashMap<>();
    named.put(RoutingSettings.LOCAL, engine);
    named.put(RoutingSettings.LOCAL_EXACT, exact);
    next.forEach((upstream, one) -> named.put(upstream.config().id(), one.provider));
    for (RoutingSettings.Route route : settings.routes()) {
      table.put(
          route.model(), route.to().stream().map(place -> target(place, named, leading)).toList());
    }
    List<Opened> used = List.copyOf(next.values());
    used.forEach(one -> one.tables++);
    providers = next;
    targets = leading;
    routes.follow(new RouteTable(table, () -> release(used)));
    if (waiting == 0 && !next.isEmpty()) {
      LOG.warn(STARTED_WITHOUT);
    }
  }

  private Target target(
      RoutingSettings.Place place, Map<String, Provider> named, Map<Spot, Target> leading) {
    Spot spot = new Spot(Objects.requireNonNull(named.get(place.provider())), place);
    boolean here = spot.provider().equals(engine) || spot.provider().equals(exact);
    Target target =
        Objects.requireNonNullElseGet(
            targets.get(spot),
            () ->
                new Target(
                    spot.provider(),
                    place.model(),
                    here ? place.terms().unhurried() : place.terms(),
                    here ? Guard.NONE : means.guard(),
                    means.clock()));
    return Objects.requireNonNullElse(leading.putIfAbsent(spot, target), target);
  }

  /** Those of before where nothing changed, else new ones; all or none. */
  private Map<RoutingSettings.Upstream, Opened> opened(RoutingSettings settings) {
    Map<RoutingSettings.Upstream, Opened> all = new LinkedHashMap<>();
    List<Opened> fresh = new ArrayList<>();
    try {
      for (RoutingSettings.Upstream upstream : settings.providers()) {
        Opened known = providers.get(upstream);
        Opened one = known != null ? known : open(upstream, settings, all.size());
        if (known == null) {
          fresh.add(one);
        }
        all.put(upstream, one);
      }
      return all;
    } catch (RuntimeException e) {
      fresh.forEach(Opened::close);
      throw e;
    }
  }

  private Opened open(RoutingSettings.Upstream upstream, RoutingSettings settings, int number) {
    ProviderConfig config = upstream.config();
    ProviderKind kind = Objects.requireNonNull(means.kinds().get(upstream.kind()));
    ResultFetch results = results(config);
    try {
      Provider provider = kind.open(config, new ProviderKind.Tools(means.pictures(), results));
      return new Opened(new Watched(provider, upstream.kind(), means.clock()), results);
    } catch (ProviderKind.OptionException e) {
      results.close();
      throw settings
          .places()
          .wrong("providers[%d].options.%s".formatted(number, e.name()), e.reason());
    }
  }

  private ResultFetch results(ProviderConfig config) {
    Path folder = means.spool().resolve("results");
    try {
      return new ResultFetch(config, folder, "Darkroom/" + Main.Version.number());
    } catch (IOException e) {
      throw new StartException("The folder " + folder + " cannot be written.", e);
    }
  }

  /** No job goes by a table any more; providers that no other table leads to are closed. */
  private void release(List<Opened> used) {
    List<Opened> over = new ArrayList<>();
    synchronized (this) {
      for (Opened one : used) {
        one.tables--;
        if (one.tables == 0) {
          over.add(one);
        }
      }
    }
    over.forEach(Opened::close);
  }

  /** How providers and targets fare, the embedded engine first. */
  synchronized RoutingState state(RoutingState.Loaded settings) {
    List<ProviderState> states =
        Stream.concat(Stream.of(engine), providers.values().stream().map(opened -> opened.provider))
            .map(Watched::state)
            .toList();
    List<TargetState> led =
        Stream.concat(Stream.of(routes.engine()), targets.values().stream())
            .map(Target::state)
            .toList();
    return new RoutingState(states, led, settings);
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

  @Override
  public synchronized void close() {
    providers.values().forEach(Opened::close);
  }
}
