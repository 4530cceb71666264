package dev.darkroom.provider;

import java.time.Duration;

/**
 * A language model that reads instructions, behind OpenAI's chat wire.
 *
 * @param upstream where it is; its timeout is for the whole of one answer
 * @param model its name there
 */
public record PlannerConfig(ProviderConfig upstream, String model, Planner.When when) {
  /** Callers wait for it before their job begins. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  public static final int MAX_CONCURRENT = 4;

  /** Without the key. */
  @Override
  public String toString() {
    return model + " of " + upstream;
  }
}
