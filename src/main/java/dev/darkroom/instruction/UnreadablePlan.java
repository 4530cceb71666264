package dev.darkroom.instruction;

/**
 * A plan that came as data and is none of ours. The message names the fault and quotes nothing of
 * the data.
 */
public final class UnreadablePlan extends RuntimeException {
  public UnreadablePlan(String message) {
    super(message);
  }
}
