package dev.darkroom.gateway;

import dev.darkroom.account.ApiKey;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.KeyCheck;
import dev.darkroom.account.Origins;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings every call through the same stations, whatever dialect it speaks. */
public final class Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final ApiKeys keys;
  private final Tasks tasks;
  private final Routes routes;
  private final Means means;
  private final Clock clock;
  private final Rates rates;
  private final Observer observer;

  public Gateway(
      ApiKeys keys, Tasks tasks, Routes routes, Means means, Clock clock, Observer observer) {
    this.keys = keys;
    this.tasks = tasks;
    this.routes = routes;
    this.means = means;
    this.clock = clock;
    this.rates = new Rates(clock);
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
    return guarded(
        dialect,
        request,
        () -> {
          ApiKey key = authenticate(dialect, request);
          AccountTasks own = new AccountTasks(tasks, means, request, key.account());
          Intake intake = new Intake(means, routes.models(), Set.of(request.baseUrl()), own, clock);
          if (!service.creates()) {
            return listing(dialect.read(service, request, intake));
          }
          Visit visit = new Visit(dialect, request, key, own);
          return rates.count(
              key,
              () -> guarded(dialect, request, () -> visit.answer(service, intake)),
              failure -> dialect.refuse(request, failure));
        });
  }

  private interface Step {
    Response take() throws IOException;
  }

  /** Whatever goes wrong is answered in the dialect's words. */
  private static Response guarded(Dialect dialect, Request request, Step step) {
    try {
      return step.take();
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

  private static Response listing(Reading reading) {
    if (reading instanceof Reading.Reply(var response)) {
      return response;
    }
    throw new IllegalStateException("A service that creates nothing asked for work");
  }

  private ApiKey authenticate(Dialect dialect, Request request) {
    Optional<String> presented = dialect.credential(request).filter(c -> !c.isBlank());
    if (presented.isEmpty()) {
      throw new DarkroomException(ErrorCode.KEY_MISSING, "No API key came with the request.");
    }
    Optional<String> origin = Origins.of(request.header("Origin"), request.header("Referer"));
    return switch (keys.check(presented.get(), request.remoteAddress(), origin)) {
      case KeyCheck.Valid(var key, _) -> key;
      case KeyCheck.Unknown _ ->
          throw new DarkroomException(ErrorCode.KEY_UNKNOWN, "This API key is not known here.");
      case KeyCheck.Disabled _ ->
          throw new DarkroomException(
              ErrorCode.KEY_DISABLED, "This API key was disabled; ask the operator for another.");
      case KeyCheck.AddressDenied _ ->
          throw new DarkroomException(
              ErrorCode.ADDRESS_DENIED, "This API key may not be used from your address.");
      case KeyCheck.Expired _ ->
          throw new DarkroomException(
              ErrorCode.KEY_EXPIRED, "This API key has expired; ask the operator for another.");
      case KeyCheck.Suspended _ ->
          throw new DarkroomException(
              ErrorCode.ACCOUNT_SUSPENDED, "The account of this API key is suspended.");
      case KeyCheck.OriginDenied _ ->
          throw new DarkroomException(
              ErrorCode.ORIGIN_DENIED, "This page may not use the API key that it sent.");
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
