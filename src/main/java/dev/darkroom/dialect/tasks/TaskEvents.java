package dev.darkroom.dialect.tasks;

import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Response;
import dev.darkroom.job.TaskState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A task's way to its end: the whole task once more whenever it stands otherwise. */
record TaskEvents(Following following, Pace pace) implements Response.Body {
  /**
   * How often something is written.
   *
   * @param apart the least time between two events, except before the last
   * @param look how often a waiting task's place is looked at
   * @param quiet the longest time without a sign of life
   */
  record Pace(Duration apart, Duration look, Duration quiet) {
    static final Pace USUAL =
        new Pace(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(15));
  }

  /** All that a reader would see change, apart from links, which are made anew at every look. */
  private record Seen(TaskState state, int ahead, double done, String stage, int previews) {
    static Seen of(TaskView task) {
      return new Seen(
          task.state(), task.ahead(), task.done(), task.stage(), task.previews().size());
    }
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    TaskView task = following.now();
    Seen told = Seen.of(task);
    long written = write(out, task);
    while (!task.state().ended()) {
      task = following.next(wait(task, told, written));
      long since = System.nanoTime() - written;
      boolean changed = !Seen.of(task).equals(told);
      if (changed && (task.state().ended() || since >= pace.apart().toNanos())) {
        told = Seen.of(task);
        written = write(out, task);
      } else if (!changed && since >= pace.quiet().toNanos()) {
        written = write(out, ": ping\n\n");
      }
    }
  }

  /** Until there may be something to write. */
  private Duration wait(TaskView task, Seen told, long written) {
    boolean changed = !Seen.of(task).equals(told);
    Duration until = changed ? pace.apart() : pace.quiet();
    Duration left = until.minusNanos(System.nanoTime() - written);
    Duration most = task.state() == TaskState.QUEUED ? pace.look() : left;
    Duration shorter = most.compareTo(left) < 0 ? most : left;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }

  private static long write(OutputStream out, TaskView task) throws IOException {
    String json = new String(TaskJson.of(task), StandardCharsets.UTF_8);
    return write(out, "event: task\ndata: " + json + "\n\n");
  }

  private static long write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    return System.nanoTime();
  }
}
