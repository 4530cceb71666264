package dev.darkroom.provider.target;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Guard;
import dev.darkroom.provider.Limited;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.Sources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A place that a route leads to: a provider and a model there, on the operator's terms. */
public final class Target {
  /** Hears of pictures as soon as an upstream has made them, whatever becomes of them. */
  @FunctionalInterface
  public interface Receipt {
    void made(Target target, int pictures);
  }

  /** A longer rest than this is not taken at its word; a look now and then costs little. */
  private static final Duration REST_MAX = Duration.ofMinutes(5);

  private final Provider provider;
  private final String model;
  private final Terms terms;
  private final Guard guard;
  private final Clock clock;
  private final Breaker breaker;
  private final Pulse pulse;
  private volatile Instant restsUntil = Instant.MIN;

  /**
   * @param model the name of the model at that provider
   * @param guard used where the terms ask for it
   */
  public Target(Provider provider, String model, Terms terms, Guard guard, Clock clock) {
    this.provider =
        terms.maxConcurrent() == 0 ? provider : new Limited(provider, terms.maxConcurrent());
    this.model = model;
    this.terms = terms;
    this.guard = terms.guard() ? guard : Guard.NONE;
    this.clock = clock;
    this.breaker = new Breaker(provider.id() + "/" + model, terms.timeout(), clock);
    this.pulse = new Pulse(clock);
  }

  /** The provider's id. */
  public String provider() {
    return provider.id();
  }

  public String model() {
    return model;
  }

  public Terms terms() {
    return terms;
  }

  /** What of a job cannot be expressed there; see {@link Provider#obstacle}. */
  public Optional<String> obstacle(Job job) {
    return provider.obstacle(job, model);
  }

  /** Whether it would let a job in now. */
  public boolean rests() {
    return restsIn().isPositive();
  }

  /** How long it lets nothing in; zero when it does. */
  public Duration restsIn() {
    Duration rest = Duration.between(clock.instant(), restsUntil);
    Duration open = breaker.opensIn();
    Duration longer = rest.compareTo(open) > 0 ? rest : open;
    return longer.isNegative() ? Duration.ZERO : longer;
  }

  /**
   * Lets a job in, which is then made there; a target that rests does not, which costs nothing.
   *
   * @return false when the job has to go elsewhere
   */
  public boolean enter() {
    boolean in = !clock.instant().isBefore(restsUntil) && breaker.enter();
    if (!in) {
      pulse.passedOver();
    }
    return in;
  }

  /**
   * Carries out a job that was let in.
   *
   * @throws DarkroomException with the code that names the failure
   */
  public Made make(Job job, Sources sources, Watch watch, Receipt receipt) {
    TargetWatch timed =
        new TargetWatch(watch, terms.timeout(), () -> breaker.health() == Health.OPEN, clock);
    pulse.begun();
    try {
      Made made = made(job, sources, timed);
      receipt.made(this, made.images().size());
      return guard.restore(job, made, sources, watch);
    } finally {
      pulse.ended();
    }
  }

  private Made made(Job job, Sources sources, TargetWatch watch) {
    try {
      Made made = provider.make(job, model, sources, watch);
      Duration took = watch.took();
      breaker.succeeded(took);
      pulse.succeeded(took);
      pulse.made(made.images().size());
      return made;
    } catch (DarkroomException e) {
      failed(watch.took(), e);
      throw e;
    } catch (RuntimeException | Error e) {
      breaker.left();
      pulse.failed(watch.took(), ErrorCode.INTERNAL);
      throw e;
    }
  }

  private void failed(Duration took, DarkroomException failure) {
    breaker.failed(took, failure);
    pulse.failed(took, failure.code());
    Duration after = failure.retry().after();
    if (failure.code() == ErrorCode.UPSTREAM_BUSY && after != null) {
      restsUntil = clock.instant().plus(after.compareTo(REST_MAX) < 0 ? after : REST_MAX);
    }
  }

  /** A job is tried here again. */
  public void retried() {
    pulse.retried();
  }

  /** A job goes on to another target after it failed here. */
  public void failedOver() {
    pulse.failedOver();
  }

  public TargetState state() {
    Instant rest = restsUntil;
    return pulse.state(
        provider(), model, breaker.health(), rest.isAfter(clock.instant()) ? rest : null);
  }

  /** Such as {@code main/gpt-image-1.5}. */
  @Override
  public String toString() {
    return provider() + "/" + model;
  }
}
