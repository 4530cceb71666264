package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.task.Repeat;
import dev.darkroom.task.Snapshot;
import dev.darkroom.task.Submission;
import dev.darkroom.task.Task;
import dev.darkroom.task.TaskList;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One task on an operator's desk: looked at, stopped, or done over. */
final class TaskDeskApi {
  private final Tasks tasks;
  private final TaskList list;
  private final Ledger ledger;
  private final BlobStore blobs;
  private final Trail trail;

  TaskDeskApi(Tasks tasks, TaskList list, Ledger ledger, BlobStore blobs, Trail trail) {
    this.tasks = tasks;
    this.list = list;
    this.ledger = ledger;
    this.blobs = blobs;
    this.trail = trail;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/admin/api/tasks/{id}", this::show),
        new Endpoint("POST", "/admin/api/tasks/{id}/cancel", this::cancel),
        new Endpoint("POST", "/admin/api/tasks/{id}/replay", this::replay));
  }

  private static RefusalException unknown() {
    return RefusalException.unknown("There is no task of the id given.");
  }

  private Response show(Request request) throws IOException {
    Query.of(request);
    return Json.answer(200, shown(request.pathParameter("id")));
  }

  private ObjectNode shown(String id) throws IOException {
    Snapshot seen = tasks.look(id).orElseThrow(TaskDeskApi::unknown);
    ObjectNode shown = TasksApi.shown(list.find(id).orElseThrow(TaskDeskApi::unknown));
    shown.put("request", seen.task().request());
    shown.put("progress", seen.done()).put("stage", seen.stage()).put("ahead", seen.ahead());
    ArrayNode files = shown.putArray("files");
    for (TaskPicture picture : TaskPicture.of(seen.task())) {
      files
          .addObject()
          .put("name", picture.name())
          .put("type", picture.mimeType())
          .put("width", picture.size().width())
          .put("height", picture.size().height())
          .put("bytes", picture.bytes())
          .put("kept", blobs.exists(picture.blob()));
    }
    ledger
        .charge(id)
        .ifPresentOrElse(
            charge ->
                shown
                    .putObject("charge")
                    .put("credits", charge.amount().amount())
                    .put("state", charge.state()),
            () -> shown.putNull("charge"));
    return shown;
  }

  private Response cancel(Request request) throws IOException {
    Fields.of(request);
    String id = request.pathParameter("id");
    Task task = tasks.find(id).orElseThrow(TaskDeskApi::unknown);
    if (task.state().ended()) {
      throw RefusalException.conflict("This task has ended; there is nothing to stop.");
    }
    tasks.cancel(id);
    trail.changed(request, "task.cancel", id, Map.of("account", task.account()));
    return Json.answer(200, shown(id));
  }

  /**
   * The same job once more, as a task of the same account and key. Nothing is reserved for it and
   * nothing charged: the customer did not ask for it. The operator pays what an upstream takes.
   */
  private Response replay(Request request) throws IOException {
    Fields.of(request);
    Task task = tasks.find(request.pathParameter("id")).orElseThrow(TaskDeskApi::unknown);
    if (!task.state().ended()) {
      throw RefusalException.conflict("This task has not ended; wait for it, or cancel it first.");
    }
    String key =
        Optional.ofNullable(task.key())
            .orElseThrow(() -> RefusalException.conflict("This task is too old to be replayed."));
    renew(task.job());
    String id = "replay_" + UUID.randomUUID().toString().replace("-", "");
    submit(request, task, key, id);
    return Json.answer(201, shown(id));
  }

  private void submit(Request request, Task task, String key, String id) {
    Submission submission =
        new Submission(
            id,
            task.account(),
            key,
            task.dialect(),
            request.id(),
            task.job(),
            new Repeat(Optional.empty(), fingerprint(id), false),
            true);
    try {
      tasks.submit(
          submission,
          tx ->
              trail.changed(
                  tx,
                  request,
                  "task.replay",
                  id,
                  Map.of("original", task.id(), "account", task.account())));
    } catch (DarkroomException e) {
      throw new RefusalException(503, e.sentence());
    }
  }

  /** What it needs must outlive it, whatever the clean-up does meanwhile. */
  private void renew(Job job) throws IOException {
    List<Picture> needed = new ArrayList<>(job.pictures());
    Optional.ofNullable(job.mask()).ifPresent(needed::add);
    for (Picture picture : needed) {
      try {
        blobs.renew(picture.blob());
      } catch (NoSuchFileException _) {
        throw RefusalException.conflict(
            "The pictures of this task are no longer kept, so it cannot be done over.");
      }
    }
  }

  /** One that no caller's request has. */
  private static String fingerprint(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("replay " + id).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
