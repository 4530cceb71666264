package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** One task at DashScope, followed to its end; given up, it is cancelled while it still waits. */
final class DashScopeTask {
  private final Upstream upstream;
  private final Answers answers;
  private final Upstream.Session session;
  private final String path;
  private boolean waiting = true;

  /**
   * @param submitted the output of the call that began it
   * @throws dev.darkroom.job.DarkroomException UPSTREAM_FAILED when that names no task
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
   * @throws dev.darkroom.job.DarkroomException what the task failed with, or what ends the job
   *     before
   */
  JsonNode follow(Polling polling) {
    try {
      return polling.until(session, reading -> session.get(path, reading), this::output);
    } catch (RuntimeException e) {
      if (waiting) {
        session.farewell(upstream.to(path + "/cancel").POST(BodyPublishers.noBody()));
      }
      throw e;
    }
  }

  /** Of a task that has succeeded; empty while it goes on. */
  private Optional<JsonNode> output(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw DashScopeErrors.map(answers.error(answer, DashScopeErrors::read));
    }
    JsonNode output = answers.json(answer).path("output");
    String status = output.path("task_status").asText("");
    waiting = status.equals("PENDING");
    return switch (status) {
      case "PENDING", "RUNNING", "SUSPENDED" -> Optional.empty();
      case "SUCCEEDED" -> Optional.of(output);
      case "FAILED" ->
          throw DashScopeErrors.map(answers.errorWithin(answer, output, DashScopeErrors::read));
      case "CANCELED" -> throw Answers.wrong("a task that was cancelled");
      default -> throw Answers.wrong("a task that it does not know any more");
    };
  }
}
