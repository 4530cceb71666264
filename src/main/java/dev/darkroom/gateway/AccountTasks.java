package dev.darkroom.gateway;

import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.Receipt;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Request;
import dev.darkroom.job.Credits;
import dev.darkroom.task.Snapshot;
import dev.darkroom.task.Tasks;
import java.util.Optional;

/** The tasks of one account, seen by one request. */
record AccountTasks(Tasks tasks, Means means, Request request, String account) implements OwnTasks {
  @Override
  public Optional<TaskView> find(String id) {
    return look(id).map(this::view);
  }

  @Override
  public Optional<Receipt> collect(String id) {
    return find(id).map(view -> new Receipt(view, Credits.ZERO, Credits.ZERO));
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
    return look(id).map(seen -> new TaskFollowing(this, seen, () -> {}));
  }

  Optional<Snapshot> look(String id) {
    return tasks.look(id).filter(seen -> seen.task().account().equals(account));
  }

  TaskView view(Snapshot seen) {
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
        new StoredDelivery(task, request.baseUrl(), means.links(), means.blobs()));
  }
}
