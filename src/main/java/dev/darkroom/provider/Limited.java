package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import java.util.Optional;

/** A provider of which so many jobs at once are carried out; the others wait for their turn. */
public final class Limited implements Provider {
  private final Provider provider;
  private final Slots slots;

  public Limited(Provider provider, int atOnce) {
    this.provider = provider;
    this.slots = new Slots(atOnce);
  }

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    return provider.obstacle(job, model);
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    try (var _ = slots.take(watch)) {
      return provider.make(job, model, sources, watch);
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
