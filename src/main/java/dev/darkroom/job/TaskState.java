package dev.darkroom.job;

import java.util.Locale;

/** Where a task stands. */
public enum TaskState {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  EXPIRED;

  /** As it is stored and shown: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #label}. */
  public static TaskState parse(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  public boolean ended() {
    return this != QUEUED && this != RUNNING;
  }
}
