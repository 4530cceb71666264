package dev.darkroom.dialect.juhe;

import dev.darkroom.dialect.Call;
import dev.darkroom.job.Job;
import java.time.Duration;

/**
 * A read request.
 *
 * @param task the number of the order
 * @param request the request's id, for the log
 */
record JuheCall(Job job, String task, Duration patience, String request) implements Call {}
