package dev.darkroom.dialect;

import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands.
 *
 * @param dialect the {@link Dialect#name} that made it
 * @param ahead how many tasks wait before this one; 0 when it does not wait
 * @param done how far it is, 0 to 1
 * @param stage what runs now, in a word or two; empty when nothing does
 * @param previews the result on its way, oldest first; forgotten soon after the end
 * @param outcome how it ended, or null while it has not
 * @param delivery hands its pictures over
 */
public record TaskView(
    String id,
    String dialect,
    TaskState state,
    Job job,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant finished,
    int ahead,
    double done,
    String stage,
    List<ResultImage> previews,
    @Nullable Outcome outcome,
    Delivery delivery) {
  public TaskView {
    previews = List.copyOf(previews);
  }
}
