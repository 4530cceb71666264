package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Guard;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.Sources;
import dev.darkroom.provider.target.Target;
import dev.darkroom.provider.target.Terms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Which models callers may ask for, and who carries them out. */
public final class Routes {
  /** The model that stands for the names which ask for none in particular. */
  public static final String ANY = "*";

  /** The names that the dialects' documents mention; they go to the engine unless routed. */
  private static final List<String> BUILT_IN =
      List.of(
          "darkroom-local",
          "gpt-image-1",
          "gpt-image-1.5",
          "gpt-image-2",
          "gpt-image-2-all",
          "dall-e-2",
          "dall-e-3");

  /** The names that stand for no model in particular. */
  private static final List<String> DEFAULTS = List.of("auto", "default");

  private final Target engine;
  private final RandomGenerator random;
  private final Meters meters;
  private final Tries.Means means;
  private volatile RouteTable table = new RouteTable(Map.of(), () -> {});

  /** Everything goes to the embedded engine, until a table is set. */
  public Routes(
      Provider local, RandomGenerator random, Pauses pauses, MeterRegistry metrics, Clock clock) {
    Terms terms = Terms.usual(ProviderConfig.TIMEOUT).unhurried();
    this.engine = new Target(local, "darkroom-local", terms, Guard.NONE, clock);
    this.random = random;
    this.meters = new Meters(metrics);
    this.means = new Tries.Means(new Repeats(random), pauses, meters, local.id());
  }

  /** Jobs that begin from now on go by this table; those that run end by the one before. */
  public void follow(RouteTable next) {
    RouteTable before = table;
    table = next;
    meters.watch(next.routes().values().stream().flatMap(Collection::stream).toList());
    before.retire();
  }

  /** The embedded engine where no route leads to it. */
  public Target engine() {
    return engine;
  }

  /** The names that callers may ask for, without {@code auto}, {@code default} and {@code *}. */
  public List<String> models() {
    Set<String> names = new LinkedHashSet<>(BUILT_IN);
    names.addAll(table.routes().keySet());
    names.remove(ANY);
    DEFAULTS.forEach(names::remove);
    return List.copyOf(names);
  }

  /**
   * Carries a job out at the first of its model's targets that can and does. A target that cannot
   * express the job, or rests, is passed over before anything is spent; one whose upstream fails is
   * tried again where that makes sense, then followed by the next; what is the caller's to mend
   * ends it.
   *
   * @param receipt hears of every picture that a target made
   * @throws DarkroomException MODEL_UNKNOWN, INSTRUCTION_NOT_SUPPORTED with what stands in the way
   *     everywhere, UPSTREAM_BUSY when all targets rest, or the last failure
   */
  Made make(Job job, Sources sources, Watch watch, Target.Receipt receipt) {
    while (true) {
      RouteTable held = table;
      Optional<RouteTable.Lease> lease = held.lease();
      if (lease.isPresent()) {
        try (var _ = lease.get()) {
          List<Target> targets = Turns.of(targets(held, job.model()), random);
          return new Tries(job, sources, watch, receipt, means).at(targets);
        }
      }
    }
  }

  private List<Target> targets(RouteTable held, String model) {
    Map<String, List<Target>> routes = held.routes();
    List<Target> named = routes.get(model);
    if (named != null && !model.equals(ANY)) {
      return named;
    }
    if (DEFAULTS.contains(model)) {
      return routes.getOrDefault(ANY, List.of(engine));
    }
    if (BUILT_IN.contains(model)) {
      return List.of(engine);
    }
    throw new DarkroomException(
        ErrorCode.MODEL_UNKNOWN, "The model '" + model + "' does not exist.", "model");
  }
}
