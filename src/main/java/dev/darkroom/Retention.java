package dev.darkroom;

import dev.darkroom.oversight.AuditLog;
import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param results pictures, taken in and made, since they were last stored
 * @param tasks what is known of tasks that have ended
 * @param requests the request log
 * @param audit the audit log
 */
record Retention(Duration results, Duration tasks, Duration requests, Duration audit) {
  /** Results can be asked for again by their idempotency key for so long. */
  private static final Duration ASKED_FOR = Duration.ofHours(25);

  /** Pictures are taken in before credits are held for their task, by no more than this. */
  private static final Duration BEFORE_HELD = Duration.ofHours(1);

  static final Retention STANDARD =
      new Retention(
          Duration.ofDays(3), Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(365));

  Retention {
    least("results", results, ASKED_FOR);
    least("tasks", tasks, ASKED_FOR);
    least("requests", requests, Duration.ofHours(1));
    least("audit", audit, AuditLog.KEPT);
    if (tasks.compareTo(results) < 0) {
      throw new SettingsException("retention.tasks is at least retention.results.");
    }
  }

  /**
   * Links must not outlive what they lead to, also one that a late repeat of a call is given.
   * Neither may credits be held for what is deleted: the pictures of a task that waits, or a result
   * that is still to be paid for.
   */
  void require(Duration linkExpiry, Duration holdExpiry) {
    least("results", results, linkExpiry.plus(ASKED_FOR));
    least("results", results, holdExpiry.plus(BEFORE_HELD));
  }

  private static void least(String name, Duration time, Duration min) {
    if (time.compareTo(min) < 0) {
      throw new SettingsException(
          "retention.%s is at least %d hours, not %s."
              .formatted(name, min.toHours(), time.toHours() + " hours"));
    }
  }
}
