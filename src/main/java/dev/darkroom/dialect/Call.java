package dev.darkroom.dialect;

import dev.darkroom.job.Job;
import java.time.Duration;

/** What a dialect read from a request: the job, and whatever it needs to word the answer. */
public interface Call {
  Job job();

  /** The id that its task is to have: unique, not to be guessed, of the form its clients expect. */
  String task();

  /** For how many pictures the account pays when the result is handed over. */
  default int charged() {
    return job().count();
  }

  /**
   * Whether the answer to the call itself hands the result over, so that it is paid for then. Where
   * it does not, {@link OwnTasks#collect} does.
   */
  default boolean handsOver() {
    return true;
  }

  /** How long the caller waits for the end; afterwards {@link Dialect#late} has the word. */
  Duration patience();

  /**
   * Whether the task goes on without its caller, because the dialect's own ways lead back to the
   * result. Where they do not, a caller who leaves takes the task along, unless an idempotency key
   * or an SDK's retry can bring it back.
   */
  default boolean outlivesCaller() {
    return false;
  }

  /** Whether the caller reads the answer as a stream of events. */
  default boolean streamed() {
    return false;
  }
}
