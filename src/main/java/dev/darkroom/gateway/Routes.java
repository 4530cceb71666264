package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which models callers may ask for, and who carries them out. */
public final class Routes {
  /** The model that stands for the names which ask for none in particular. */
  public static final String ANY = "*";

  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

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

  private final Provider local;
  private final Map<String, List<Target>> routes;

  /** Everything goes to the embedded engine. */
  public Routes(Provider local) {
    this(local, Map.of());
  }

  /**
   * @param routes the targets of each model in the order that they are tried
   */
  public Routes(Provider local, Map<String, List<Target>> routes) {
    this.local = local;
    this.routes = new LinkedHashMap<>(routes);
  }

  /** The names that callers may ask for, without {@code auto}, {@code default} and {@code *}. */
  public List<String> models() {
    Set<String> names = new LinkedHashSet<>(BUILT_IN);
    names.addAll(routes.keySet());
    names.remove(ANY);
    DEFAULTS.forEach(names::remove);
    return List.copyOf(names);
  }

  /**
   * Carries a job out at the first of its model's targets that can and does. A target that cannot
   * express the job is passed over before anything is spent, one whose upstream fails is followed
   * by the next; what is the caller's to mend ends it.
   *
   * @throws DarkroomException MODEL_UNKNOWN, INSTRUCTION_NOT_SUPPORTED with what stands in the way
   *     everywhere, or the last failure
   */
  Made make(Job job, Sources sources, Watch watch) {
    List<String> obstacles = new ArrayList<>();
    DarkroomException failure = null;
    for (Target target : targets(job.model())) {
      Optional<String> obstacle = target.provider().obstacle(job, target.model());
      if (obstacle.isPresent()) {
        obstacles.add(obstacle.get());
        continue;
      }
      try {
        return target.provider().make(job, target.model(), sources, watch);
      } catch (DarkroomException e) {
        if (!others(e, target)) {
          throw e;
        }
        LOG.info("provider {}: {}; another is asked", target.provider().id(), e.code());
        failure = later(failure, e);
      }
    }
    throw failure != null ? failure : refusal(obstacles);
  }

  private List<Target> targets(String model) {
    List<Target> named = routes.get(model);
    if (named != null && !model.equals(ANY)) {
      return named;
    }
    List<Target> engine = List.of(new Target(local, model));
    if (DEFAULTS.contains(model)) {
      return routes.getOrDefault(ANY, engine);
    }
    if (BUILT_IN.contains(model)) {
      return engine;
    }
    throw new DarkroomException(
        ErrorCode.MODEL_UNKNOWN, "The model '" + model + "' does not exist.", "model");
  }

  /**
   * Whether another target may do better: after an upstream's failure, and where the engine finds
   * only at work that it cannot, which costs nothing.
   */
  private boolean others(DarkroomException failure, Target target) {
    return failure.code().blame() == ErrorCode.Blame.UPSTREAM || incapable(failure, target);
  }

  private boolean incapable(DarkroomException failure, Target target) {
    return failure.code() == ErrorCode.INSTRUCTION_NOT_SUPPORTED
        && target.provider().id().equals(local.id());
  }

  /**
   * The failure to tell: the later one, but not that the engine cannot do what an upstream failed
   * at, for there trying again may help.
   */
  private static DarkroomException later(@Nullable DarkroomException before, DarkroomException e) {
    if (before != null
        && before.code().blame() == ErrorCode.Blame.UPSTREAM
        && e.code() == ErrorCode.INSTRUCTION_NOT_SUPPORTED) {
      return before;
    }
    return e;
  }

  private static DarkroomException refusal(List<String> obstacles) {
    return new DarkroomException(
        ErrorCode.INSTRUCTION_NOT_SUPPORTED, String.join(" ", new LinkedHashSet<>(obstacles)));
  }
}
