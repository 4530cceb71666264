package dev.darkroom.dialect;

import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import java.util.List;
import java.util.Optional;

/** One HTTP API that clients speak: it reads a request into a {@link Call} and words the answer. */
public interface Dialect {
  /** The switch in {@code apis} that turns it on and off; empty when it is always on. */
  default Optional<String> api() {
    return Optional.empty();
  }

  /** A short lower-case name for logs and metrics, such as {@code openai}. */
  String name();

  /** What it serves. Every path also answers with a trailing slash. */
  List<Service> services();

  /** What paths of its begin with, so that it words what is wrong below them; may be empty. */
  default List<String> territory() {
    return List.of();
  }

  /** The API key the request carries, or empty. */
  Optional<String> credential(Request request);

  /**
   * Reads an authenticated request, in the dialect's own order of checks.
   *
   * @return the call to run, or the answer itself where there is nothing to run: a listing, or a
   *     refusal in the dialect's words
   * @throws DarkroomException what the dialect does not word itself while reading; the gateway
   *     hands it to {@link #refuse}
   */
  Reading read(Service service, Request request, Reception reception);

  /** Words the end of a call that {@link #read} returned. */
  Response answer(Call call, Outcome outcome, Delivery delivery);

  /**
   * Answers a {@link Call#streamed} call with events as they come. The first preview is there, or
   * the end, or the call has waited for some seconds; a failure before that went to {@link
   * #answer}. The body of the answer follows the task to its end.
   */
  default Response stream(Call call, Following following) {
    throw new IllegalStateException("The dialect " + name() + " has no streams");
  }

  /**
   * Words that a call's patience ended before its task did. Unless {@link Call#outlivesCaller}, the
   * task was given up with this failure.
   */
  default Response late(Call call, Delivery delivery) {
    var late =
        new Outcome.Failed(
            ErrorCode.QUEUE_FULL, "The server did not come to an end with this job in time.", null);
    return answer(call, late, delivery);
  }

  /**
   * Words a failure of a call that was read, met before it had a task: too few credits, a full
   * queue.
   */
  default Response refuse(Call call, Request request, DarkroomException failure) {
    return refuse(request, failure);
  }

  /** Words a failure met before a call was read: authentication, unknown route, a broken body. */
  Response refuse(Request request, DarkroomException failure);

  /**
   * Words a failure of a call that was read, met before it had a task: too few credits, a full
   * queue. A plain answer also where the caller asked for a stream.
   */
  default Response refuse(Call call, Request request, DarkroomException failure) {
    return refuse(request, failure);
  }
}
