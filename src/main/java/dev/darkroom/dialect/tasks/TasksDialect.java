package dev.darkroom.dialect.tasks;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Credential;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.OwnErrors;
import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Darkroom's own API over the tasks that the other dialects made: how one stands, its events as
 * they come, its end. It makes no tasks itself. Showing a success hands its pictures over, so that
 * the task is paid for if it was not before; cancelling shows none.
 */
public final class TasksDialect implements Dialect {
  private static final String PATH = "/api/darkroom/tasks/{id}";
  private static final Service SHOW = new Service("GET", PATH, false);
  private static final Service CANCEL = new Service("DELETE", PATH, false);
  private static final Service EVENTS = new Service("GET", PATH + "/events", false);
  private static final Map<String, String> STREAM =
      Map.of(
          "Content-Type", "text/event-stream; charset=utf-8",
          "Cache-Control", "no-cache",
          // Proxies of nginx's kind would collect the events and send them together.
          "X-Accel-Buffering", "no");

  private final TaskEvents.Pace pace;

  public TasksDialect() {
    this(TaskEvents.Pace.USUAL);
  }

  TasksDialect(TaskEvents.Pace pace) {
    this.pace = pace;
  }

  @Override
  public String name() {
    return "darkroom";
  }

  @Override
  public List<Service> services() {
    return List.of(SHOW, CANCEL, EVENTS);
  }

  @Override
  public List<String> territory() {
    return List.of("/api/darkroom");
  }

  @Override
  public Optional<String> credential(Request request) {
    return Credential.of(request);
  }

  @Override
  public Reading read(Service service, Request request, Reception reception) {
    String id = request.pathParameter("id");
    OwnTasks tasks = reception.tasks();
    Response response;
    if (service.equals(CANCEL)) {
      response = json(TaskJson.withoutResult(known(tasks.cancel(id))));
    } else if (request.method().equals("HEAD")) { // Who asks for the headers alone pays nothing.
      response = json(TaskJson.withoutResult(known(tasks.find(id))));
    } else if (service.equals(EVENTS)) {
      Following following = known(tasks.follow(id));
      following.now(); // A result that is gone is told before a stream begins.
      response = new Response(200, STREAM, new TaskEvents(following, pace));
    } else {
      response = json(TaskJson.of(known(tasks.collect(id)).task()));
    }
    return new Reading.Reply(response.with("x-darkroom-task", id));
  }

  private static Response json(byte[] body) {
    return Response.of(200, "application/json", body);
  }

  private static <T> T known(Optional<T> found) {
    return found.orElseThrow(TasksDialect::unknown);
  }

  private static DarkroomException unknown() {
    return new DarkroomException(ErrorCode.TASK_UNKNOWN, "There is no such task in this account.");
  }

  @Override
  public Response answer(Call call, Outcome outcome, Delivery delivery) {
    throw new IllegalStateException("This dialect makes no tasks");
  }

  @Override
  public Response refuse(Request request, DarkroomException failure) {
    return OwnErrors.refuse(request, failure);
  }
}
