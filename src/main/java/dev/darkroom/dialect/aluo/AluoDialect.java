package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.Credits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the two APIs have in common. The generating call answers when its task has ended, because
 * its clients read the status once, right afterwards; whether the task succeeded they learn there.
 */
abstract class AluoDialect implements Dialect {
  private static final String SCHEME = "Bearer ";

  /** The numbers of tasks have 18 digits. */
  private static final long NUMBER_MIN = 100_000_000_000_000_000L;

  private static final long NUMBER_END = 10 * NUMBER_MIN;

  private final String base;
  private final String taskPrefix;
  private final Duration hold;
  private final RandomGenerator random;
  private final Service generate;
  private final Service status;

  /**
   * @param base what its paths begin with
   * @param hold how long the generating call waits for its task
   * @param random not to be foreseen
   */
  AluoDialect(String base, String taskPrefix, Duration hold, RandomGenerator random) {
    this.base = base;
    this.taskPrefix = taskPrefix;
    this.hold = hold;
    this.random = random;
    this.generate = new Service("POST", base + "/generate", true);
    this.status = new Service("GET", base + "/status", false);
  }

  /** Reads a generating call. */
  abstract Reading generate(Request request, Reception reception);

  Duration hold() {
    return hold;
  }

  String newTask() {
    return taskPrefix + random.nextLong(NUMBER_MIN, NUMBER_END);
  }

  @Override
  public Optional<String> api() {
    return Optional.of("aluo");
  }

  @Override
  public List<Service> services() {
    return List.of(generate, status);
  }

  @Override
  public List<String> territory() {
    return List.of(base);
  }

  @Override
  public Optional<String> credential(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .filter(key -> !key.isEmpty());
  }

  @Override
  public Reading read(Service service, Request request, Reception reception) {
    try {
      if (service.equals(status)) {
        return new Reading.Reply(new StatusEndpoint(name()).answer(request, reception.tasks()));
      }
      if (service.equals(generate)) {
        return generate(request, reception);
      }
      throw new IllegalArgumentException("Not a service of this dialect: " + service);
    } catch (FaultException e) {
      return new Reading.Reply(Envelope.failure(e.fault()));
    }
  }

  /** The same whether the task succeeded, failed or still runs. */
  @Override
  public Response answer(Call call, Outcome outcome, Delivery delivery) {
    return accepted(call, delivery);
  }

  @Override
  public Response late(Call call, Delivery delivery) {
    return accepted(call, delivery);
  }

  private static Response accepted(Call call, Delivery delivery) {
    if (!(call instanceof AluoCall own)) {
      throw new IllegalArgumentException("Not a call of this dialect: " + call);
    }
    return Envelope.success(own.accepted(delivery), Credits.ZERO, null)
        .with("x-darkroom-task", delivery.task());
  }

  @Override
  public Response refuse(Request request, DarkroomException failure) {
    Fault fault = Wording.of(failure.code(), failure.sentence());
    return Envelope.failure(fault.status() == 500 ? fault.of(request) : fault);
  }
}
