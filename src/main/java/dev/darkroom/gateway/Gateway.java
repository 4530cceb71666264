package dev.darkroom.gateway;

import dev.darkroom.account.ApiKey;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.KeyCheck;
import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings every call through the same stations, whatever dialect it speaks. */
public final class Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** How long a stream waits for its first event, so that an early failure is a plain answer. */
  private static final Duration FIRST_EVENT = Duration.ofSeconds(10);

  private static final int KEY_MAX = 255;

  private final ApiKeys keys;
  private final Tasks tasks;
  private final Routes routes;
  private final Means means;
  private final Clock clock;
  private final Observer observer;

  public Gateway(
      ApiKeys keys, Tasks tasks, Routes routes, Means means, Clock clock, Observer observer) {
    this.keys = keys;
    this.tasks = tasks;
    this.routes = routes;
    this.means = means;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Every endpoint of a dialect, ready to be served.
   *
   * @param on whether the operator has the dialect switched on; else every call is told so
   */
  public List<Endpoint> endpoints(Dialect dialect, boolean on) {
    return dialect.services().stream()
        .map(
            service ->
                new Endpoint(
                    service.method(),
                    service.path(),
                    request ->
                        observer.watch(
                            dialect,
                            service,
                            request,
                            () -> on ? serve(dialect, service, request) : off(dialect, request))))
        .toList();
  }

  private static Response off(Dialect dialect, Request request) {
    return dialect.refuse(
        request, new DarkroomException(ErrorCode.API_OFF, "This API is switched off here."));
  }

  private Response serve(Dialect dialect, Service service, Request request) {
    try {
      ApiKey key = authenticate(dialect, request);
      AccountTasks own = new AccountTasks(tasks, means, request, key.account());
      Intake intake = new Intake(means, routes.models(), Set.of(request.baseUrl()), own, clock);
      if (!service.creates()) {
        return listing(dialect.read(service, request, intake));
      }
      Visit visit = new Visit(dialect, request, key, own, repeat(request));
      return switch (tasks.earlier(key.id(), visit.repeat())) {
        case Earlier.None _ -> create(visit, dialect.read(service, request, intake));
        case Earlier.Same(var task) ->
            again(visit, dialect.read(service, request, new Replay(intake, task)), task);
        case Earlier.Conflict _ ->
            throw new DarkroomException(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                "This Idempotency-Key was used for another request; use a new one.");
      };
    } catch (DarkroomException e) {
      return dialect.refuse(request, e);
    } catch (BodyException e) {
      return dialect.refuse(request, refusal(e));
    } catch (IOException e) {
      LOG.debug("request {} was left by its caller", request.id(), e);
      return dialect.refuse(
          request, new DarkroomException(ErrorCode.CANCELLED, "The caller left."));
    } catch (RuntimeException e) {
      LOG.error("request {} failed", request.id(), e);
      return dialect.refuse(request, internal());
    }
  }

  /** One creating call on its way. */
  private record Visit(
      Dialect dialect, Request request, ApiKey key, AccountTasks own, Repeat repeat) {
    Submission submission(Call call) {
      return new Submission(
          call.task(), key.account(), key.id(), dialect.name(), request.id(), call.job(), repeat);
    }

    /** Whether a caller who leaves can come back for the result. */
    boolean returns(Call call) {
      return call.outlivesCaller()
          || repeat.name().isPresent()
          || request.header(SDK_RETRY).isPresent();
    }
  }

  /** Counts an SDK's own retries of a call; there from the first try on. */
  private static final String SDK_RETRY = "X-Stainless-Retry-Count";

  private static Repeat repeat(Request request) {
    Optional<String> name = request.header("Idempotency-Key").filter(key -> !key.isBlank());
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

  private static Response listing(Reading reading) {
    if (reading instanceof Reading.Reply(var response)) {
      return response;
    }
    throw new IllegalStateException("A service that creates nothing asked for work");
  }

  private Response create(Visit visit, Reading reading) throws IOException {
    return switch (reading) {
      case Reading.Reply(var response) -> response;
      case Reading.Submit(var call) ->
          follow(visit, call, tasks.submit(visit.submission(call)).id());
      case Reading.Fail(var call, var failure) ->
          follow(visit, call, tasks.keep(visit.submission(call), failure).id());
    };
  }

  /** Answers a repeated call with the task of the first one. */
  private Response again(Visit visit, Reading reading, Task task) throws IOException {
    return switch (reading) {
      case Reading.Reply(var response) -> response;
      case Reading.Submit(var call) -> follow(visit, call, task.id());
      case Reading.Fail(var call, _) -> follow(visit, call, task.id());
    };
  }

  private Response follow(Visit visit, Call call, String task) throws IOException {
    Runnable left = visit.returns(call) ? () -> {} : () -> tasks.cancel(task);
    Snapshot first = visit.own().look(task).orElseThrow();
    TaskFollowing following = new TaskFollowing(visit.own(), first, left);
    Response answer =
        call.streamed() ? streamed(visit, call, following) : whole(visit, call, following);
    return answer.with("x-darkroom-task", task);
  }

  private Response whole(Visit visit, Call call, TaskFollowing following) throws IOException {
    Instant until = clock.instant().plus(call.patience());
    TaskView view = following.now();
    while (view.outcome() == null) {
      Duration left = Duration.between(clock.instant(), until);
      if (!left.isPositive()) {
        return late(visit, call, view);
      }
      view = following.next(left);
    }
    return visit.dialect().answer(call, view.outcome(), view.delivery());
  }

  private Response late(Visit visit, Call call, TaskView view) {
    if (!call.outlivesCaller()) {
      tasks.giveUp(
          view.id(),
          new Outcome.Failed(
              ErrorCode.QUEUE_FULL, "The server did not come to this job in time.", null));
    }
    return visit.dialect().late(call, view.delivery());
  }

  private Response streamed(Visit visit, Call call, TaskFollowing following) throws IOException {
    Instant until = clock.instant().plus(FIRST_EVENT);
    TaskView view = following.now();
    while (view.outcome() == null && view.previews().isEmpty()) {
      Duration left = Duration.between(clock.instant(), until);
      if (!left.isPositive()) {
        break;
      }
      view = following.next(left);
    }
    if (view.outcome() instanceof Outcome.Failed failed) {
      return visit.dialect().answer(call, failed, view.delivery());
    }
    Response response = visit.dialect().stream(call, following);
    return new Response(
        response.status(), response.headers(), new FollowedBody(response.body(), following));
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

  private ApiKey authenticate(Dialect dialect, Request request) {
    Optional<String> presented = dialect.credential(request).filter(c -> !c.isBlank());
    if (presented.isEmpty()) {
      throw new DarkroomException(ErrorCode.KEY_MISSING, "No API key came with the request.");
    }
    return switch (keys.check(presented.get())) {
      case KeyCheck.Valid(var key) -> key;
      case KeyCheck.Unknown _ ->
          throw new DarkroomException(ErrorCode.KEY_UNKNOWN, "This API key is not known here.");
      case KeyCheck.Disabled _ ->
          throw new DarkroomException(
              ErrorCode.KEY_DISABLED, "This API key was disabled; ask the operator for another.");
    };
  }

  /** Names what is wrong with a body. */
  public static DarkroomException refusal(BodyException e) {
    ErrorCode code =
        switch (e.kind()) {
          case TOO_LARGE -> ErrorCode.BODY_TOO_LARGE;
          case MALFORMED -> ErrorCode.BODY_MALFORMED;
          case BUSY -> ErrorCode.QUEUE_FULL;
        };
    return new DarkroomException(code, Objects.requireNonNullElse(e.getMessage(), code.name()));
  }

  private static DarkroomException internal() {
    return new DarkroomException(
        ErrorCode.INTERNAL, "The server had an error while processing your request.");
  }
}
