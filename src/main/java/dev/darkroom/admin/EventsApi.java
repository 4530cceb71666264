package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.task.Snapshot;
import dev.darkroom.task.TaskList;
import dev.darkroom.task.Tasks;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * What happens now, as server-sent events: {@code task} for each task that stands otherwise than
 * before, and {@code load} when the queue does. It ends when the server is about to stop.
 */
final class EventsApi {
  /** Every reader looks at the database about once a second. */
  private static final int READERS_MAX = 16;

  private static final int TASKS_MAX = 200;
  private static final Duration LOOK = Duration.ofMillis(700);
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** A node's clock may be this far behind another's. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  private final Tasks tasks;
  private final TaskList list;
  private final Clock clock;
  private final Semaphore readers = new Semaphore(READERS_MAX);

  EventsApi(Tasks tasks, TaskList list, Clock clock) {
    this.tasks = tasks;
    this.list = list;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET", "/admin/api/events", this::events));
  }

  private Response events(Request request) {
    Query.of(request);
    if (readers.availablePermits() == 0) {
      throw new RefusalException(
          429, READERS_MAX + " consoles follow already; close one and try again.");
    }
    Map<String, String> headers =
        Map.of(
            "Content-Type", "text/event-stream; charset=utf-8",
            // Proxies of nginx's kind would collect the events and send them together.
            "X-Accel-Buffering", "no");
    return new Response(200, headers, new Told());
  }

  /** One reader's stream. */
  private final class Told implements Response.Body {
    private final Map<String, String> told = new HashMap<>();
    private String load = "";
    private Instant since = clock.instant();
    private long written = System.nanoTime();

    @Override
    public long length() {
      return -1;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      if (!readers.tryAcquire()) {
        return;
      }
      try {
        write(out, "retry: 2000\n\n");
        while (!tasks.draining()) {
          look(out);
          if (System.nanoTime() - written >= QUIET.toNanos()) {
            write(out, ": here\n\n");
          }
          Thread.sleep(LOOK);
        }
        write(out, "event: end\ndata: {}\n\n");
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the server is being stopped");
      } finally {
        readers.release();
      }
    }

    private void look(OutputStream out) throws IOException {
      Instant now = clock.instant();
      Set<String> seen = new HashSet<>();
      for (TaskList.Line line : list.changed(since.minus(SLACK), TASKS_MAX).reversed()) {
        seen.add(line.id());
        String shown = shown(line).toString();
        if (!shown.equals(told.put(line.id(), shown))) {
          write(out, "event: task\ndata: " + shown + "\n\n");
        }
      }
      told.keySet().retainAll(seen);
      since = now;
      String stands =
          Json.object().put("queued", tasks.queued()).put("running", tasks.running()).toString();
      if (!stands.equals(load)) {
        load = stands;
        write(out, "event: load\ndata: " + stands + "\n\n");
      }
    }

    private ObjectNode shown(TaskList.Line line) {
      ObjectNode shown = TasksApi.shown(line);
      if (!line.state().ended()) {
        tasks
            .look(line.id())
            .map(Snapshot::done)
            .ifPresent(done -> shown.put("progress", Math.round(done * 100) / 100.0));
      }
      return shown;
    }

    private void write(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      written = System.nanoTime();
    }
  }
}
