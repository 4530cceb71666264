package dev.darkroom.gateway;

import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.Receipt;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Request;
import dev.darkroom.job.Credits;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.ResultImage;
import dev.darkroom.task.Snapshot;
import dev.darkroom.task.Task;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tasks of one account, seen by one request. */
record AccountTasks(Tasks tasks, Means means, Billing billing, Request request, String account)
    implements OwnTasks {
  /** What ids of tasks look like in every dialect; anything else is asked of no database. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** No clean-up deletes results earlier. */
  private static final Duration KEPT_FOR_SURE = Duration.ofHours(24);

  @Override
  public Optional<TaskView> find(String id) {
    return look(id).map(seen -> view(seen, false));
  }

  @Override
  public Optional<Receipt> collect(String id) {
    return look(id)
        .map(
            seen -> {
              Credits deducted = charge(seen);
              return new Receipt(view(seen, true), deducted, billing.available(account));
            });
  }

  @Override
  public Optional<TaskView> cancel(String id) {
    if (look(id).isEmpty()) {
      return Optional.empty();
    }
    tasks.cancel(id);
    return find(id);
  }

  @Override
  public Optional<Following> follow(String id) {
    return look(id).map(seen -> new TaskFollowing(this, seen, true, () -> {}));
  }

  Optional<Snapshot> look(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return tasks.look(id).filter(seen -> seen.task().account().equals(account));
  }

  /**
   * Charges a task whose result is about to be handed over, unless it was charged before.
   *
   * @throws dev.darkroom.job.DarkroomException RESULT_EXPIRED
   */
  Credits charge(Snapshot seen) {
    Task task = seen.task();
    if (!(task.outcome() instanceof Outcome.Succeeded(var images, _, _))) {
      return Credits.ZERO;
    }
    if (deleted(task, images)) {
      throw Tasks.EXPIRED.toException();
    }
    return billing.collect(task);
  }

  /** Whether a result is so old that the clean-up took it; the storage is not asked before. */
  private boolean deleted(Task task, List<ResultImage> images) {
    Instant finished = task.finished();
    if (finished == null || finished.isAfter(means.clock().instant().minus(KEPT_FOR_SURE))) {
      return false;
    }
    try {
      for (ResultImage image : images) {
        if (!means.blobs().exists(image.blob())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param charged whether the result may be handed over, because it is paid for
   */
  TaskView view(Snapshot seen, boolean charged) {
    var task = seen.task();
    return new TaskView(
        task.id(),
        task.dialect(),
        task.state(),
        task.job(),
        task.created(),
        task.started(),
        task.finished(),
        seen.ahead(),
        seen.done(),
        seen.stage(),
        seen.previews(),
        task.outcome(),
        new StoredDelivery(task, request.baseUrl(), means.links(), means.blobs(), charged));
  }
}
