package dev.darkroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are too large, too slow, unread or broken off, and clients that leave. */
class BodyLimitTest {
  private static final int MB = 1 << 20;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> noticed = new ArrayBlockingQueue<>(10);
  private final AtomicLong looks = new AtomicLong();
  private final CountDownLatch waitedEnough = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() {
    start(HttpLimits.DEFAULT);
  }

  private void start(HttpLimits limits) {
    server =
        HttpServer.start(
            HttpConfig.local(folder).with(limits),
            List.of(
                new Endpoint("POST", "/length", r -> Response.text(200, "" + r.body().length)),
                new Endpoint("POST", "/form", r -> Response.text(200, "" + r.form().size())),
                new Endpoint("POST", "/refuse", r -> Response.text(401, "who are you")),
                new Endpoint("GET", "/wait", this::waitForLeaving)),
            new PlainFallback());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Response waitForLeaving(Request request) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!request.abandoned()
        && !waitedEnough.await(1, TimeUnit.MILLISECONDS)
        && System.nanoTime() < end) {
      looks.incrementAndGet();
    }
    noticed.add(request.abandoned() ? "left" : "stayed");
    return Response.text(200, "done");
  }

  private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "multipart/form-data; boundary=X")
            .POST(body)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** Zeros that a client streams without knowing how many. */
  private static BodyPublisher streamed(long bytes) {
    return BodyPublishers.ofInputStream(() -> new Zeros(bytes));
  }

  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = (int) Math.min(left, length);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }

  @Test
  void takes_a_body_just_below_the_limit() throws Exception {
    assertEquals("67108864", post("/length", streamed(64 * MB)).body());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void refuses_an_announced_body_of_70_megabytes_so_that_the_client_reads_it() throws Exception {
    for (String path : List.of("/length", "/form")) {
      HttpResponse<String> answer =
          post(path, BodyPublishers.fromPublisher(streamed(70 * MB), 70 * MB));
      assertEquals(413, answer.statusCode(), answer.body());
    }
  }

  @Test
  void delivers_the_refusal_to_a_client_that_reads_only_after_sending_everything()
      throws Exception {
    for (String length : List.of("Content-Length: " + 70 * MB, "Transfer-Encoding: chunked")) {
      boolean chunked = length.startsWith("T");
      try (RawClient raw = new RawClient(server.port())) {
        raw.send("POST /length HTTP/1.1\r\nHost: a\r\n" + length + "\r\n\r\n");
        byte[] piece = new byte[MB];
        for (int i = 0; i < 70; i++) {
          raw.send(chunked ? "100000\r\n" : "").send(piece).send(chunked ? "\r\n" : "");
        }
        String answer = raw.send(chunked ? "0\r\n\r\n" : "").readAll();
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        assertTrue(answer.endsWith("TOO_LARGE the body is larger than 67108864 bytes"), answer);
      }
    }
  }

  @Test
  void refuses_before_the_body_when_the_client_waits_for_leave() throws Exception {
    try (RawClient raw = new RawClient(server.port())) {
      raw.send(
          "POST /length HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
              + 70 * MB
              + "\r\n\r\n");
      String answer = raw.readAll();
      assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
      assertTrue(answer.contains("TOO_LARGE"), answer);
    }
  }

  @Test
  void tells_a_waiting_client_to_send_a_body_that_fits() throws Exception {
    try (RawClient raw = new RawClient(server.port())) {
      raw.send(
          "POST /length HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
      assertTrue(raw.readAnswer().startsWith("HTTP/1.1 100"));
      String answer = raw.send("12345").readAnswer();
      assertTrue(answer.startsWith("HTTP/1.1 200") && answer.endsWith("\r\n\r\n5"), answer);
    }
  }

  @Test
  void keeps_the_connection_after_a_small_body_that_nobody_read() throws Exception {
    try (RawClient raw = new RawClient(server.port())) {
      String request = "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345";
      assertTrue(raw.send(request).readAnswer().startsWith("HTTP/1.1 401"));
      assertTrue(raw.send(request).readAnswer().startsWith("HTTP/1.1 401"));
    }
  }

  @Test
  void delivers_an_early_answer_to_a_client_with_a_large_unread_body() throws Exception {
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: " + 20 * MB + "\r\n\r\n");
      raw.send(new byte[20 * MB]);
      String answer = raw.readAll();
      assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
      assertTrue(answer.contains("Connection: close"), answer);
    }
  }

  @Test
  void calls_a_body_that_breaks_off_malformed() throws Exception {
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nshort");
      raw.socket.shutdownOutput();
      String answer = raw.readAll();
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
      assertTrue(answer.contains("MALFORMED"), answer);
    }
  }

  @Test
  void calls_a_broken_chunk_malformed() throws Exception {
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      String answer = raw.send("5\r\nhello\r\nzz\r\n").readAll();
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    }
  }

  @Test
  void ends_a_body_that_stands_still_or_drips() throws Exception {
    server.close();
    start(times(300, 5000, 1000));
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nshort");
      assertTrue(raw.readAll().contains("MALFORMED"));
    }
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
      String answer = drip(raw);
      assertTrue(answer.contains("too slowly"), answer);
    }
  }

  @Test
  void ends_a_connection_whose_headers_drip() throws Exception {
    server.close();
    start(times(5000, 400, 5000));
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("GET /wait HTTP/1.1\r\nX-Slow: ");
      assertEquals("", drip(raw));
    }
  }

  private static HttpLimits times(long idle, long head, long body) {
    return HttpLimits.DEFAULT.withTimes(
        Duration.ofMillis(idle), Duration.ofMillis(head), Duration.ofMillis(body));
  }

  /** Sends a byte now and then until the server answers or closes. */
  private static String drip(RawClient raw) throws IOException {
    raw.socket.setSoTimeout(50);
    StringBuilder answer = new StringBuilder();
    for (long end = System.nanoTime() + 10_000_000_000L; System.nanoTime() < end; ) {
      try {
        int c = raw.socket.getInputStream().read();
        if (c < 0) {
          return answer.toString();
        }
        answer.append((char) c);
      } catch (java.net.SocketTimeoutException _) {
        raw.send("x");
      } catch (IOException _) {
        return answer.toString();
      }
    }
    throw new IOException("the server let it drip");
  }

  @Test
  void notices_a_client_that_closes_or_resets_its_connection() throws Exception {
    for (int linger : List.of(-1, 0)) {
      RawClient raw = new RawClient(server.port());
      raw.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
      awaitLooks(1);
      if (linger == 0) {
        raw.socket.setSoLinger(true, 0);
      }
      raw.close();
      assertEquals("left", noticed.poll(10, TimeUnit.SECONDS));
    }
  }

  /** Until the handler has looked for its client some more times. */
  private void awaitLooks(int more) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    for (long enough = looks.get() + more; looks.get() < enough; Thread.onSpinWait()) {
      assertTrue(System.nanoTime() < deadline, "the handler does not look");
    }
  }

  @Test
  void loses_no_byte_of_a_pipelined_request_while_it_looks_for_the_client() throws Exception {
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
      raw.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
      awaitLooks(100);
      waitedEnough.countDown();
      assertTrue(raw.readAnswer().endsWith("done"));
      assertTrue(raw.readAnswer().endsWith("\r\n\r\n3"));
    }
    assertEquals("stayed", noticed.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void shares_the_memory_for_bodies_among_requests() throws Exception {
    BodyMemory memory = new BodyMemory(10_000);
    long first = memory.take(9_000);
    Thread second = Thread.startVirtualThread(() -> memory.give(memory.take(5_000)));
    assertTrue(second.isAlive());
    memory.give(first);
    assertTrue(second.join(Duration.ofSeconds(10)));
    memory.give(memory.take(10_000));
  }
}
