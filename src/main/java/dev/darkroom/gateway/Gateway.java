package dev.darkroom.gateway;

import dev.darkroom.account.ApiKey;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.KeyCheck;
import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.task.Task;
import dev.darkroom.task.Tasks;
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

  /** How often a waiting call looks whether its caller is still there. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final ApiKeys keys;
  private final Tasks tasks;
  private final Routes routes;
  private final Means means;
  private final Duration waitMax;
  private final Clock clock;
  private final Observer observer;

  public Gateway(
      ApiKeys keys,
      Tasks tasks,
      Routes routes,
      Means means,
      Duration waitMax,
      Clock clock,
      Observer observer) {
    this.keys = keys;
    this.tasks = tasks;
    this.routes = routes;
    this.means = means;
    this.waitMax = waitMax;
    this.clock = clock;
    this.observer = observer;
  }

  /** Every endpoint of a dialect, ready to be served. */
  public List<Endpoint> endpoints(Dialect dialect) {
    return dialect.services().stream()
        .map(
            service ->
                new Endpoint(
                    service.method(),
                    service.path(),
                    request ->
                        observer.watch(
                            dialect, service, request, () -> serve(dialect, service, request))))
        .toList();
  }

  private Response serve(Dialect dialect, Service service, Request request) {
    try {
      ApiKey key = authenticate(dialect, request);
      Intake intake = new Intake(means, routes.models(), Set.of(request.baseUrl()), clock);
      return switch (dialect.read(service, request, intake)) {
        case Reading.Reply(var response) -> response;
        case Reading.Submit(var call) -> run(dialect, request, key, call);
      };
    } catch (DarkroomException e) {
      return dialect.refuse(request, e);
    } catch (BodyException e) {
      return dialect.refuse(request, refusal(e));
    } catch (RuntimeException e) {
      LOG.error("request {} failed", request.id(), e);
      return dialect.refuse(request, internal());
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

  private Response run(Dialect dialect, Request request, ApiKey key, Call call) {
    Task task = tasks.submit(key.account(), dialect.name(), request.id(), call.job());
    Outcome outcome = await(request, task);
    return dialect.answer(call, outcome, delivery(request, task));
  }

  private Outcome await(Request request, Task task) {
    Instant until = clock.instant().plus(waitMax);
    try {
      Task now = tasks.await(task.id(), LOOK);
      while (!now.state().ended()) {
        if (request.abandoned()) {
          tasks.cancel(task.id()); // Nobody can come back for the result.
        } else if (clock.instant().isAfter(until)) {
          tasks.cancel(task.id());
          return new Outcome.Failed(
              ErrorCode.QUEUE_FULL, "The server did not come to this job in time.", null);
        }
        now = tasks.await(task.id(), LOOK);
      }
      return Objects.requireNonNull(now.outcome());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DarkroomException(ErrorCode.INTERRUPTED, "The server is being stopped.");
    }
  }

  private Delivery delivery(Request request, Task task) {
    return new StoredDelivery(task, request.baseUrl(), means.links(), means.blobs());
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
