package dev.darkroom.dialect;

import dev.darkroom.job.Credits;

/**
 * A task as its result is handed over, and what that came to.
 *
 * @param deducted what this very hand-over charged: nothing for a task that has not succeeded, nor
 *     for one that was charged before
 * @param remaining what the account can spend now
 */
public record Receipt(TaskView task, Credits deducted, Credits remaining) {}
