package dev.darkroom.dialect.aluo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.dialect.Notes;
import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import java.util.List;

/**
 * Tells how a task stands and hands its pictures over.
 *
 * @param dialect whose tasks are told; others are not there
 */
record StatusEndpoint(String dialect) {
  Response answer(Request request, OwnTasks tasks) {
    String id =
        request
            .query("taskId")
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> new FaultException("taskId is required", "the query has no taskId"));
    TaskView task =
        tasks
            .find(id)
            .filter(found -> found.dialect().equals(dialect))
            .orElseThrow(
                () ->
                    new FaultException(
                        Wording.of(
                            ErrorCode.TASK_UNKNOWN,
                            "this API made no such task for this account")));
    Response response = Envelope.success(data(task)).with("x-darkroom-task", id);
    List<String> notes = notes(task);
    return notes.isEmpty() ? response : response.with("x-darkroom-note", Notes.header(notes));
  }

  private static ObjectNode data(TaskView task) {
    ObjectNode data = JsonText.object();
    data.put("status", word(task.state()));
    ArrayNode images = data.putArray("images");
    if (task.outcome() instanceof Outcome.Succeeded succeeded) {
      succeeded
          .images()
          .forEach(image -> images.addObject().put("url", task.delivery().link(image)));
    }
    if (task.outcome() instanceof Outcome.Failed failed) {
      data.put("error", Wording.of(failed.code(), failed.message()).error());
    } else if (task.outcome() == null && task.state().ended()) {
      data.put("error", "The task was ended before it was done.");
    }
    return data;
  }

  private static String word(TaskState state) {
    return switch (state) {
      case QUEUED -> "PENDING";
      case RUNNING -> "PROCESSING";
      case SUCCEEDED -> "SUCCESS";
      case FAILED, CANCELLED, EXPIRED -> "FAILED";
    };
  }

  private static List<String> notes(TaskView task) {
    return task.outcome() instanceof Outcome.Succeeded succeeded ? succeeded.notes() : List.of();
  }
}
