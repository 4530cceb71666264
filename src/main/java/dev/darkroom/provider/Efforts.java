package dev.darkroom.provider;

import dev.darkroom.engine.render.Effort;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import java.time.Duration;

/** How much a picture may cost, by the quality that the caller asks for. */
final class Efforts {
  private static final double MILLION = 1_048_576;

  private Efforts() {}

  /**
   * For each million pixels: low 6 s, medium 12 s, high 40 s, and no more samples than help. With a
   * chosen seed the samples are fixed and the time is not, so that the same seed gives the same
   * picture on every machine.
   */
  static Effort of(Job job, Size traced, int threads) {
    Object quality = job.options().getOrDefault("quality", "auto");
    Level level =
        switch (quality.toString()) {
          case "low" -> new Level(4, 8, 6);
          case "high", "hd", "xhigh", "max" -> new Level(8, 96, 40);
          default -> new Level(4, 32, 12);
        };
    double megapixels = Math.max(0.25, traced.pixels() / MILLION);
    Duration time = Duration.ofMillis((long) (level.seconds * 1000 * megapixels));
    return Seeds.chosen(job)
        ? new Effort(level.fixed(), level.fixed(), Duration.ofHours(1), threads)
        : new Effort(level.samplesMin, level.samplesMax, time, threads);
  }

  private record Level(int samplesMin, int samplesMax, int seconds) {
    int fixed() {
      return Math.min(samplesMax, 2 * samplesMin);
    }
  }
}
