package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider whose jobs are counted, for operators to see how it fares. */
public final class Watched implements Provider {
  private final Provider provider;
  private final String kind;
  private final Clock clock;
  private int inFlight;
  private long succeeded;
  private long failed;
  private int failuresInARow;
  private @Nullable ErrorCode lastError;
  private @Nullable Instant lastErrorAt;

  /**
   * @param kind the API it speaks, for people to read
   */
  public Watched(Provider provider, String kind, Clock clock) {
    this.provider = provider;
    this.kind = kind;
    this.clock = clock;
  }

  public synchronized ProviderState state() {
    return new ProviderState(
        id(), kind, inFlight, succeeded, failed, failuresInARow, lastError, lastErrorAt);
  }

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    return provider.obstacle(job, model);
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    begun();
    try {
      Made made = provider.make(job, model, sources, watch);
      succeeded();
      return made;
    } catch (DarkroomException e) {
      failed(e.code());
      throw e;
    } catch (RuntimeException | Error e) {
      failed(ErrorCode.INTERNAL);
      throw e;
    } finally {
      ended();
    }
  }

  private synchronized void begun() {
    inFlight++;
  }

  private synchronized void ended() {
    inFlight--;
  }

  private synchronized void succeeded() {
    succeeded++;
    failuresInARow = 0;
  }

  /** What a caller has to mend says nothing of the provider. */
  private synchronized void failed(ErrorCode code) {
    if (code.blame() == ErrorCode.Blame.UPSTREAM || code.blame() == ErrorCode.Blame.OURS) {
      failed++;
      failuresInARow++;
      lastError = code;
      lastErrorAt = clock.instant();
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
