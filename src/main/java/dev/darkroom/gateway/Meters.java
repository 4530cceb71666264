package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.provider.target.Health;
import dev.darkroom.provider.target.Target;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The metrics of targets, each by its provider and model. */
final class Meters {
  private final MeterRegistry metrics;
  private final MultiGauge open;

  Meters(MeterRegistry metrics) {
    this.metrics = metrics;
    this.open =
        MultiGauge.builder("darkroom.target.open")
            .description("1 while the target is passed over because it fails, else 0")
            .register(metrics);
  }

  /** From now on these targets show whether they are open. */
  void watch(Collection<Target> targets) {
    Map<Tags, List<Target>> named =
        targets.stream().distinct().collect(Collectors.groupingBy(Meters::tags));
    open.register(
        named.entrySet().stream()
            .map(one -> MultiGauge.Row.of(one.getKey(), one.getValue(), Meters::open))
            .toList(),
        true);
  }

  /** A provider's model may be a target twice, on different terms. */
  private static double open(List<Target> targets) {
    return targets.stream().anyMatch(one -> one.state().health() == Health.OPEN) ? 1 : 0;
  }

  /** Times one try; how it ended is {@code succeeded} or the failure's code. */
  <T> T timed(Target target, Supplier<T> work) {
    long begun = System.nanoTime();
    String end = "internal";
    try {
      T made = work.get();
      end = "succeeded";
      return made;
    } catch (DarkroomException e) {
      end = e.code().name().toLowerCase(Locale.ROOT);
      throw e;
    } finally {
      metrics
          .timer("darkroom.target.tries", tags(target).and("end", end))
          .record(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  void made(Target target, int pictures) {
    metrics.counter("darkroom.target.pictures", tags(target)).increment(pictures);
  }

  void retried(Target target) {
    metrics.counter("darkroom.target.retries", tags(target)).increment();
  }

  void failedOver(Target target) {
    metrics.counter("darkroom.target.failovers", tags(target)).increment();
  }

  private static Tags tags(Target target) {
    return Tags.of("provider", target.provider(), "model", target.model());
  }
}
