package dev.darkroom.dialect;

import dev.darkroom.http.Response;
import dev.darkroom.job.Outcome;

/** What reading a request came to. */
public sealed interface Reading {
  /** Work to run. */
  record Submit(Call call) implements Reading {}

  /**
   * A task that ends as it begins, kept and answered like any other: in dialects where a picture
   * that cannot be fetched fails the task and not the request.
   */
  record Fail(Call call, Outcome.Failed failure) implements Reading {}

  /** The answer itself: a listing, or a refusal in the dialect's words. */
  record Reply(Response response) implements Reading {}
}
