package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Call;
import dev.darkroom.job.Job;
import java.time.Duration;

/**
 * A read request: the job and what its answer depends on.
 *
 * @param endpoint where it came in
 * @param request the request's id
 * @param task the id of its task
 * @param received when the request came, in milliseconds since 1970
 */
record OpenAiCall(
    Job job,
    ModelClass family,
    Options options,
    ImagesEndpoint endpoint,
    String request,
    String task,
    long received)
    implements Call {
  /** The SDKs give up at the same time. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public boolean streamed() {
    return options.stream();
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }
}
