package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Response;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.ResultImage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The events of a call, written as its task goes on: pictures on the way, then the results or the
 * failure.
 *
 * @param quiet the longest time without a sign of life
 * @param wording finds the words for a failure
 */
record EventStream(
    OpenAiCall call, Following following, Duration quiet, Function<Outcome.Failed, Fault> wording)
    implements Response.Body {
  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    EventWriter events = new EventWriter(call, out);
    TaskView view = following.now();
    if (view.outcome() == null && view.previews().isEmpty()) {
      events.ping(); // The headers go out with it; the call has waited for a while already.
    }
    int shown = show(events, view, 0);
    long due = due();
    while (view.outcome() == null) {
      view = following.next(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      int before = shown;
      shown = show(events, view, before);
      if (shown > before) {
        due = due();
      } else if (view.outcome() == null && System.nanoTime() - due >= 0) {
        events.ping();
        due = due();
      }
    }
    switch (Objects.requireNonNull(view.outcome())) {
      case Outcome.Succeeded done -> events.completed(Finished.of(call, done, view.delivery()));
      case Outcome.Failed failed -> events.failed(wording.apply(failed));
    }
  }

  private long due() {
    return System.nanoTime() + quiet.toNanos();
  }

  /**
   * Writes the pictures that were not shown yet; they may be forgotten once the task has ended.
   *
   * @return how many have been shown
   */
  private int show(EventWriter events, TaskView view, int shown) throws IOException {
    List<ResultImage> previews = view.previews();
    int most = Math.min(previews.size(), call.options().previews());
    for (int i = shown; i < most; i++) {
      events.partial(previews.get(i), i, view.delivery());
    }
    return Math.max(shown, most);
  }
}
