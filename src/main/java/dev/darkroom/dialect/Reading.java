package dev.darkroom.dialect;

import dev.darkroom.http.Response;

/** What reading a request came to. */
public sealed interface Reading {
  /** Work to run. */
  record Submit(Call call) implements Reading {}

  /** The answer itself: a listing, or a refusal in the dialect's words. */
  record Reply(Response response) implements Reading {}
}
