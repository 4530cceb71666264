package dev.darkroom.dialect.aluo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.dialect.Notes;
import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.Receipt;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.Credits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a task stands and hands its pictures over; the first read of a success pays for them.
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
    // Looked at first: to collect a task of another API would charge for it.
    TaskView task =
        tasks
            .find(id)
            .filter(found -> found.dialect().equals(dialect))
            .orElseThrow(StatusEndpoint::unknown);
    // Who asks for the headers alone gets no pictures.
    boolean collects = task.state().ended() && !request.method().equals("HEAD");
    Response response = collects ? collected(id, tasks) : Envelope.success(data(task));
    return response.with("x-darkroom-task", id);
  }

  private static Response collected(String id, OwnTasks tasks) {
    Receipt receipt;
    try {
      receipt = tasks.collect(id).orElseThrow(StatusEndpoint::unknown);
    } catch (DarkroomException e) {
      if (e.code() != ErrorCode.RESULT_EXPIRED) {
        throw e;
      }
      // The client asks what became of its task, and this is the word it knows.
      return Envelope.success(gone(e), Credits.ZERO, null);
    }
    Response response =
        Envelope.success(data(receipt.task()), receipt.deducted(), receipt.remaining());
    List<String> notes = notes(receipt.task());
    return notes.isEmpty() ? response : response.with("x-darkroom-note", Notes.header(notes));
  }

  private static FaultException unknown() {
    return new FaultException(
        Wording.of(ErrorCode.TASK_UNKNOWN, "this API made no such task for this account"));
  }

  private static ObjectNode data(TaskView task) {
    ObjectNode data = data(word(task.state()), error(task));
    if (task.outcome() instanceof Outcome.Succeeded(var images, _, _)) {
      ArrayNode list = data.withArray("images");
      images.forEach(image -> list.addObject().put("url", task.delivery().link(image)));
    }
    return data;
  }

  private static ObjectNode gone(DarkroomException expired) {
    return data("FAILED", Wording.of(expired.code(), expired.sentence()).error());
  }

  private static ObjectNode data(String status, @Nullable String error) {
    ObjectNode data = JsonText.object();
    data.put("status", status);
    data.putArray("images");
    if (error != null) {
      data.put("error", error);
    }
    return data;
  }

  private static @Nullable String error(TaskView task) {
    if (task.outcome() instanceof Outcome.Failed(var code, var message, _)) {
      return Wording.of(code, message).error();
    }
    boolean stopped = task.outcome() == null && task.state().ended();
    return stopped ? "The task was ended before it was done." : null;
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
