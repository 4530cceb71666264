package dev.darkroom.gateway;

import dev.darkroom.account.ApiKey;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.gateway.Door.Guest;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.provider.Foresight;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings every call through the same stations, whatever dialect it speaks. */
public final class Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final Rules rules;
  private final Door door;
  private final Rates rates;
  private final Tasks tasks;
  private final Routes routes;
  private final Means means;
  private final Foresight foresight;
  private final Clock clock;
  private final Observer observer;

  public Gateway(
      Rules rules,
      Tasks tasks,
      Routes routes,
      Means means,
      Foresight foresight,
      Clock clock,
      Observer observer) {
    this.rules = rules;
    this.door = new Door(rules.switches(), rules.denied(), rules.keys());
    this.rates = new Rates(rules.limiter(), rules.billing(), rules.perAddress());
    this.tasks = tasks;
    this.routes = routes;
    this.means = means;
    this.foresight = foresight;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Every endpoint of a dialect, ready to be served.
   *
   * @param on whether the operator's file has the dialect switched on; a switch set while the
   *     server runs goes before it
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
                            trail -> serve(dialect, on, service, request, trail))))
        .toList();
  }

  private Response serve(
      Dialect dialect, boolean on, Service service, Request request, Trail trail) {
    return guarded(
        dialect,
        request,
        () -> {
          Guest guest = door.enter(dialect, on, service, request);
          trail.known(guest.key());
          ApiKey key = guest.key();
          AccountTasks own =
              new AccountTasks(tasks, means, rules.billing(), request, guest.account().id());
          Checks checks = new Checks(rules.billing(), rules.moderation(), guest.account());
          List<String> models = routes.models().stream().filter(key::mayUse).toList();
          InstructionPlans plans = new InstructionPlans(foresight, means, request);
          Intake intake =
              new Intake(means, models, Set.of(request.baseUrl()), own, checks, clock, plans);
          if (!service.creates()) {
            return listing(dialect.read(service, request, intake));
          }
          Visit visit =
              new Visit(
                  dialect,
                  request,
                  guest,
                  own,
                  checks,
                  (transaction, task) -> noted(transaction, task, guest, request));
          return rates.count(
              request.remoteAddress(),
              key,
              guest.account(),
              () -> guarded(dialect, request, () -> visit.answer(service, intake)),
              failure -> dialect.refuse(request, failure));
        });
  }

  /**
   * Who delivers pictures without the visible label is written down, as the rules on labels ask.
   */
  private void noted(Handle transaction, String task, Guest guest, Request request) {
    if (!guest.key().explicitLabel()) {
      rules
          .audit()
          .record(
              transaction,
              guest.key().id(),
              "label.explicit.off",
              task,
              Map.of(),
              request.remoteAddress());
    }
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
