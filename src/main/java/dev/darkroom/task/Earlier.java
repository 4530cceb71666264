package dev.darkroom.task;

/** What is known of an earlier call like this one. */
public sealed interface Earlier {
  /** There is none whose result counts: the job is to be run. */
  record None() implements Earlier {}

  /** The task of the same call; it may still run. */
  record Same(Task task) implements Earlier {}

  /** The idempotency key was used for another request. */
  record Conflict() implements Earlier {}
}
