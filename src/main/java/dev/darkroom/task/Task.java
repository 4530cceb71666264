package dev.darkroom.task;

import dev.darkroom.job.EditJob;
import dev.darkroom.job.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The durable record that runs a job.
 *
 * @param request the id of the request that asked for it
 * @param outcome how it ended, or null while it has not
 * @param attempts how often a worker began it
 */
public record Task(
    String id,
    String account,
    String dialect,
    String request,
    TaskState state,
    EditJob job,
    @Nullable Outcome outcome,
    int attempts,
    Instant created) {}
