package dev.darkroom.task;

import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The durable record that runs a job.
 *
 * @param key the id of the API key it came with, or null for one of old
 * @param request the id of the request that asked for it
 * @param outcome how it ended, or null while it has not
 * @param returnable whether its caller can come back for the result, so that it is worth running
 *     without the call that brought it
 * @param attempts how often a worker began it
 * @param started when the last attempt began, or null
 * @param finished when it ended, or null
 */
public record Task(
    String id,
    String account,
    @Nullable String key,
    String dialect,
    String request,
    TaskState state,
    Job job,
    @Nullable Outcome outcome,
    boolean returnable,
    int attempts,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant finished) {}
