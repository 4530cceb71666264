package dev.darkroom.gateway;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.gateway.Door.Guest;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.Credits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.task.Earlier;
import dev.darkroom.task.Repeat;
import dev.darkroom.task.Snapshot;
import dev.darkroom.task.Submission;
import dev.darkroom.task.Task;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * One creating call on its way: it becomes a task, or finds the task of an earlier call like it,
 * and follows that to its answer.
 *
 * @param admission what else is kept with every task that is accepted
 */
record Visit(
    Dialect dialect,
    Request request,
    Guest guest,
    AccountTasks own,
    Checks checks,
    BiConsumer<Handle, String> admission) {
  /** How long a stream waits for its first event, so that an early failure is a plain answer. */
  private static final Duration FIRST_EVENT = Duration.ofSeconds(10);

  /** RFC 7240: a caller who reads errors as events too, and wants the stream to begin sooner. */
  private static final Pattern SOONER =
      Pattern.compile("(?i)(?:^|.*[,;\\s])wait=(\\d)(?:[,;\\s].*|$)");

  /** Counts an SDK's own retries of a call; there from the first try on. */
  private static final String SDK_RETRY = "X-Stainless-Retry-Count";

  private static final int KEY_MAX = 255;

  Response answer(Service service, Intake intake) throws IOException {
    Repeat repeat = repeat();
    return switch (tasks().earlier(guest.key().id(), repeat)) {
      case Earlier.None _ -> create(dialect.read(service, request, intake), repeat);
      case Earlier.Same(var task) ->
          again(dialect.read(service, request, new Replay(intake, task)), repeat, task);
      case Earlier.Conflict _ ->
          throw new DarkroomException(
              ErrorCode.IDEMPOTENCY_CONFLICT,
              "This Idempotency-Key was used for another request; use a new one.");
    };
  }

  private Tasks tasks() {
    return own.tasks();
  }

  private Repeat repeat() {
    Optional<String> name = request.header("Idempotency-Key").filter(n -> !n.isBlank());
    if (name.isPresent() && name.get().length() > KEY_MAX) {
      throw new DarkroomException(
          ErrorCode.PARAMETER_INVALID,
          "The Idempotency-Key is longer than " + KEY_MAX + " characters.",
          "Idempotency-Key");
    }
    boolean retried =
        request.header(SDK_RETRY).filter(count -> count.matches("[1-9]\\d{0,5}")).isPresent();
    return new Repeat(name, Fingerprint.of(request), retried);
  }

  private Response create(Reading reading, Repeat repeat) throws IOException {
    return switch (reading) {
      case Reading.Reply(var response) -> response;
      case Reading.Submit(var call) -> {
        Task task;
        try {
          task = accept(call, repeat);
        } catch (DarkroomException e) {
          yield dialect.refuse(call, request, e);
        }
        yield follow(call, repeat, task);
      }
      case Reading.Fail(var call, var failure) ->
          follow(call, repeat, tasks().keep(submission(call, repeat), failure));
    };
  }

  private Task accept(Call call, Repeat repeat) {
    String model = call.job().model();
    if (!guest.key().mayUse(model)) {
      throw new DarkroomException(
          ErrorCode.MODEL_DENIED, "This API key may not use the model '" + model + "'.", "model");
    }
    checks.complete(call);
    Billing billing = own.billing();
    Credits price = billing.price(guest.account(), call.job().work(), call.charged());
    return tasks()
        .submit(
            submission(call, repeat),
            transaction -> {
              billing.hold(transaction, guest.key(), price, call.task(), call.job().count());
              admission.accept(transaction, call.task());
            });
  }

  /** Answers a repeated call with the task of the first one. */
  private Response again(Reading reading, Repeat repeat, Task task) throws IOException {
    return switch (reading) {
      case Reading.Reply(var response) -> response;
      case Reading.Submit(var call) -> follow(call, repeat, task);
      case Reading.Fail(var call, _) -> follow(call, repeat, task);
    };
  }

  private Submission submission(Call call, Repeat repeat) {
    return new Submission(
        call.task(),
        guest.account().id(),
        guest.key().id(),
        dialect.name(),
        request.id(),
        call.job(),
        repeat,
        returns(call, repeat));
  }

  /** Whether a caller who leaves can come back for the result. */
  private boolean returns(Call call, Repeat repeat) {
    return call.outlivesCaller()
        || repeat.name().isPresent()
        || request.header(SDK_RETRY).isPresent();
  }

  private Response follow(Call call, Repeat repeat, Task task) throws IOException {
    String id = task.id();
    boolean returns = returns(call, repeat);
    Runnable left = returns ? () -> {} : () -> tasks().cancel(id);
    Snapshot first = own.look(id).orElseThrow();
    TaskFollowing following = new TaskFollowing(own, first, call.handsOver(), left);
    try {
      Response answer = call.streamed() ? streamed(call, following) : whole(call, following);
      return answer.with("x-darkroom-task", id);
    } catch (RuntimeException e) {
      if (!returns) {
        giveUp(following, id);
      }
      throw e;
    }
  }

  /** Where nobody can come back for what could not be answered, nobody pays for it. */
  private void giveUp(TaskFollowing following, String id) {
    following.abandoned();
    if (following.charged()) {
      own.billing().giveBack(id, "the answer could not be given");
    }
  }

  private Response whole(Call call, TaskFollowing following) throws IOException {
    long until = System.nanoTime() + call.patience().toNanos();
    TaskView view = following.now();
    while (view.outcome() == null) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return late(call, view);
      }
      view = following.next(Duration.ofNanos(left));
    }
    return dialect.answer(call, view.outcome(), view.delivery());
  }

  private Response late(Call call, TaskView view) {
    if (!call.outlivesCaller()) {
      tasks()
          .giveUp(
              view.id(),
              new Outcome.Failed(
                  ErrorCode.QUEUE_FULL, "The server did not come to this job in time.", null));
    }
    return dialect.late(call, view.delivery());
  }

  private Response streamed(Call call, TaskFollowing following) throws IOException {
    long left = firstEvent().toNanos();
    long until = System.nanoTime() + left;
    TaskView view = following.now();
    while (view.outcome() == null && view.previews().isEmpty() && left > 0) {
      view = following.next(Duration.ofNanos(left));
      left = until - System.nanoTime();
    }
    if (view.outcome() instanceof Outcome.Failed failed) {
      return dialect.answer(call, failed, view.delivery());
    }
    Response response = dialect.stream(call, following);
    return new Response(
        response.status(), response.headers(), new FollowedBody(response.body(), following));
  }

  private Duration firstEvent() {
    return request
        .header("Prefer")
        .map(SOONER::matcher)
        .filter(Matcher::matches)
        .map(wish -> Duration.ofSeconds(Integer.parseInt(wish.group(1))))
        .orElse(FIRST_EVENT);
  }

  /** A streamed body whose task hears of it when the caller stops reading. */
  private record FollowedBody(Response.Body events, TaskFollowing following)
      implements Response.Body {
    @Override
    public long length() {
      return -1;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try {
        events.writeTo(out);
      } catch (IOException e) {
        following.abandoned();
        throw e;
      }
    }
  }
}
