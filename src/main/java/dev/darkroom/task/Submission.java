package dev.darkroom.task;

import dev.darkroom.job.Job;

/**
 * A job to be accepted.
 *
 * @param id the task's id
 * @param account who pays
 * @param key the id of the API key it came with
 * @param dialect the dialect's name
 * @param request the id of the request
 * @param returnable whether the caller can come back for the result
 */
public record Submission(
    String id,
    String account,
    String key,
    String dialect,
    String request,
    Job job,
    Repeat repeat,
    boolean returnable) {}
