package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Retry;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Sources;
import dev.darkroom.provider.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job's way through the targets of its model, until one of them has carried it out. */
final class Tries {
  private static final Logger LOG = LoggerFactory.getLogger(Tries.class);

  /** What every job's way needs. */
  record Means(Repeats repeats, Pauses pauses, Meters meters, String engine) {}

  private final Job job;
  private final Sources sources;
  private final Watch watch;
  private final Target.Receipt receipt;
  private final Means means;
  private final List<String> obstacles = new ArrayList<>();
  private @Nullable Duration rest;
  private @Nullable DarkroomException failure;

  Tries(Job job, Sources sources, Watch watch, Target.Receipt receipt, Means means) {
    this.job = job;
    this.sources = sources;
    this.watch = watch;
    this.receipt = receipt;
    this.means = means;
  }

  /**
   * @param targets in the order that they are tried
   * @throws DarkroomException when none of them made it
   */
  Made at(List<Target> targets) {
    List<Target> able = targets.stream().filter(this::able).toList();
    for (int i = 0; i < able.size(); i++) {
      Optional<Made> made = at(able.get(i), awake(able.subList(i + 1, able.size())));
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw ending();
  }

  /** A target that cannot express the job is passed over before anything is spent. */
  private boolean able(Target target) {
    Optional<String> obstacle = target.obstacle(job);
    obstacle.ifPresent(obstacles::add);
    return obstacle.isEmpty();
  }

  private static boolean awake(List<Target> targets) {
    return targets.stream().anyMatch(target -> !target.rests());
  }

  private Optional<Made> at(Target target, boolean others) {
    for (int repeats = 0; target.enter(); repeats++) {
      try {
        return Optional.of(means.meters().timed(target, () -> made(target)));
      } catch (DarkroomException e) {
        if (!elsewhere(e, target)) {
          throw e;
        }
        failure = later(failure, e);
        Optional<Duration> wait =
            means.repeats().next(e, repeats, target.terms().retries(), !others, watch);
        if (wait.isEmpty()) {
          LOG.info("target {}: {}; {}", target, e.code(), others ? "another is asked" : "given up");
          if (others) {
            target.failedOver();
            means.meters().failedOver(target);
          }
          return Optional.empty();
        }
        LOG.info("target {}: {}; again in {} ms", target, e.code(), wait.get().toMillis());
        means.pauses().pause(wait.get(), watch);
        target.retried();
        means.meters().retried(target);
      }
    }
    rested(target);
    return Optional.empty();
  }

  private Made made(Target target) {
    return target.make(
        job,
        sources,
        watch,
        (by, pictures) -> {
          means.meters().made(by, pictures);
          receipt.made(by, pictures);
        });
  }

  private void rested(Target target) {
    Duration time = target.restsIn();
    Duration before = rest;
    rest = before == null || time.compareTo(before) < 0 ? time : before;
    LOG.info("target {} rests and is passed over", target);
  }

  /**
   * Whether another target may do better: after an upstream's failure, and where the engine finds
   * only at work that it cannot, which costs nothing.
   */
  private boolean elsewhere(DarkroomException e, Target target) {
    return e.code().blame() == ErrorCode.Blame.UPSTREAM || incapable(e, target);
  }

  private boolean incapable(DarkroomException e, Target target) {
    return e.code() == ErrorCode.INSTRUCTION_NOT_SUPPORTED
        && target.provider().equals(means.engine());
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

  /** While a target rests a later call may succeed, whatever stood in the way elsewhere. */
  private DarkroomException ending() {
    DarkroomException told = failure;
    Duration time = rest;
    boolean hopeless = told == null || told.code() == ErrorCode.INSTRUCTION_NOT_SUPPORTED;
    if (time != null && hopeless) {
      return DarkroomException.upstream(
          ErrorCode.UPSTREAM_BUSY,
          "The image service does not work at the moment; try again in %d s."
              .formatted(1 + time.toSeconds()),
          new Retry(true, time));
    }
    return told != null ? told : refusal();
  }

  private DarkroomException refusal() {
    return new DarkroomException(
        ErrorCode.INSTRUCTION_NOT_SUPPORTED, String.join(" ", new LinkedHashSet<>(obstacles)));
  }
}
