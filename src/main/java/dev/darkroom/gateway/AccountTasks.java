package dev.darkroom.gateway;

import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.Receipt;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Request;
import dev.darkroom.job.Credits;
import dev.darkroom.job.TaskState;
import dev.darkroom.task.Snapshot;
import dev.darkroom.task.Tasks;
import java.util.Optional;

/** The tasks of one account, seen by one request. */
record AccountTasks(Tasks tasks, Means means, Billing billing, Request request, String account)
    implements OwnTasks {
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
    return tasks.look(id).filter(seen -> seen.task().account().equals(account));
  }

  /**
   * Charges a task whose result is about to be handed over, unless it was charged before.
   *
   * @throws dev.darkroom.job.DarkroomException RESULT_EXPIRED
   */
  Credits charge(Snapshot seen) {
    return seen.task().state() == TaskState.SUCCEEDED ? billing.collect(seen.task()) : Credits.ZERO;
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
