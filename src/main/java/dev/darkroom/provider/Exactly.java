package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import java.util.Optional;
import java.util.function.Predicate;

/** The embedded engine for the jobs that it does exactly; others are for somebody else. */
public final class Exactly implements Provider {
  private final Provider engine;
  private final Predicate<Job> exact;

  /**
   * @param exact whether the engine's result is the one that was asked for, to the pixel
   */
  public Exactly(Provider engine, Predicate<Job> exact) {
    this.engine = engine;
    this.exact = exact;
  }

  @Override
  public String id() {
    return engine.id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    return exact.test(job)
        ? engine.obstacle(job, model)
        : Optional.of("The embedded engine does only exact work for this model.");
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    return engine.make(job, model, sources, watch);
  }
}
