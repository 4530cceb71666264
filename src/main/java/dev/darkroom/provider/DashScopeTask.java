package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;

/** One task at DashScope, followed to its end; given up, it is cancelled while it still waits. */
final class DashScopeTask {
  /** So many looks in a row may fail before the task is given up. */
  private static final int UNSEEN_MAX = 3;

  private final Upstream upstream;
  private final Answers answers;
  private final Upstream.Session session;
  private final String path;
  private boolean waiting = true;

  /** What a look showed. */
  private sealed interface Look {}

  private record Going() implements Look {}

  private record Succeeded(JsonNode output) implements Look {}

  private record Failed(DarkroomException failure) implements Look {}

  /** The look itself failed, which says nothing of the task. */
  private record Unseen(DarkroomException failure) implements Look {}

  /**
   * @param submitted the output of the call that began it
   * @throws DarkroomException UPSTREAM_FAILED when that names no task
   */
  DashScopeTask(Upstream upstream, Answers answers, Upstream.Session session, JsonNode submitted) {
    this.upstream = upstream;
    this.answers = answers;
    this.session = session;
    String id = submitted.path("task_id").asText("");
    if (!id.matches("[\\w-]{1,100}")) {
      throw Answers.wrong("no task");
    }
    this.path = "/tasks/" + id;
  }

  /**
   * The output of the task when it has succeeded.
   *
   * @throws DarkroomException what the task failed with, or what ends the job before
   */
  JsonNode follow(Pace pace) {
    try {
      return ended(pace);
    } catch (RuntimeException e) {
      if (waiting) {
        session.farewell(upstream.to(path + "/cancel").POST(BodyPublishers.noBody()));
      }
      throw e;
    }
  }

  private JsonNode ended(Pace pace) {
    int unseen = 0;
    for (int looks = 0; ; looks++) {
      session.pause(pace.after(looks));
      switch (look()) {
        case Going() -> unseen = 0;
        case Succeeded(JsonNode output) -> {
          return output;
        }
        case Failed(DarkroomException failure) -> throw failure;
        case Unseen(DarkroomException failure) -> {
          unseen++;
          if (unseen > UNSEEN_MAX) {
            throw failure;
          }
        }
      }
    }
  }

  private Look look() {
    try {
      return session.get(path, this::look);
    } catch (DarkroomException e) {
      if (e.code() == ErrorCode.UPSTREAM_FAILED) {
        return new Unseen(e); // The next pause ends it when the time is over.
      }
      throw e;
    }
  }

  private Look look(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      DarkroomException failure = DashScopeErrors.map(answers.error(answer, DashScopeErrors::read));
      boolean passing =
          failure.code() == ErrorCode.UPSTREAM_BUSY || failure.code() == ErrorCode.UPSTREAM_FAILED;
      return passing ? new Unseen(failure) : new Failed(failure);
    }
    JsonNode output = answers.json(answer).path("output");
    String status = output.path("task_status").asText("");
    waiting = status.equals("PENDING");
    return switch (status) {
      case "PENDING", "RUNNING", "SUSPENDED" -> new Going();
      case "SUCCEEDED" -> new Succeeded(output);
      case "FAILED" ->
          new Failed(
              DashScopeErrors.map(answers.errorWithin(answer, output, DashScopeErrors::read)));
      case "CANCELED" -> new Failed(Answers.wrong("a task that was cancelled"));
      default -> new Failed(Answers.wrong("a task that it does not know any more"));
    };
  }
}
