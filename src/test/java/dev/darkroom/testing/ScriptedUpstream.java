package dev.darkroom.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An upstream over real HTTP on a free port: remembers what it was sent, answers by script. */
public final class ScriptedUpstream implements AutoCloseable {
  /** Answers one call on its open connection, which is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    void answer(Connection connection) throws IOException, InterruptedException;
  }

  /** What a script can do. */
  public record Connection(InputStream in, OutputStream out, CountDownLatch left) {
    /** Waits until the client has closed its side, and tells so. */
    public void waitUntilLeft() throws IOException {
      try {
        if (in.read() < 0) {
          left.countDown();
        }
      } catch (IOException e) { // A connection that is reset is closed too.
        left.countDown();
        throw e;
      }
    }
  }

  private final ServerSocket socket;
  private final List<UpstreamCall> calls = new CopyOnWriteArrayList<>();
  private final LinkedBlockingDeque<Script> scripts = new LinkedBlockingDeque<>();
  private final Map<String, Queue<Script>> addressed = new ConcurrentHashMap<>();
  private final Map<String, Script> files = new ConcurrentHashMap<>();
  private final LinkedBlockingDeque<UpstreamCall> arrivals = new LinkedBlockingDeque<>();
  private final CountDownLatch left = new CountDownLatch(1);

  public ScriptedUpstream() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  /** Such as {@code http://127.0.0.1:4000}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** The next call that no script names is answered like this; each script answers one. */
  public ScriptedUpstream then(Script script) {
    scripts.add(script);
    return this;
  }

  public ScriptedUpstream then(int status, Map<String, String> headers, byte[] body) {
    return then(connection -> write(connection.out(), status, headers, body));
  }

  /**
   * The next call of this method and path is answered like this, before all scripts without a name;
   * so calls that belong together may come among others.
   */
  public ScriptedUpstream to(String method, String path, Script script) {
    addressed.computeIfAbsent(method + " " + path, _ -> new ConcurrentLinkedQueue<>()).add(script);
    return this;
  }

  /** A GET of this path is answered like this, as often as it comes. */
  public ScriptedUpstream file(String path, int status, String type, byte[] body) {
    files.put(
        path, connection -> write(connection.out(), status, Map.of("Content-Type", type), body));
    return this;
  }

  public static void write(OutputStream out, int status, Map<String, String> headers, byte[] body)
      throws IOException {
    out.write(head(status, headers, body.length).getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  /** The head of an answer of so many bytes. */
  public static String head(int status, Map<String, String> headers, long length) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("Content-Length: " + length + "\r\nConnection: close\r\n\r\n").toString();
  }

  /** Every call but those of files, in the order they came. */
  public List<UpstreamCall> calls() {
    return List.copyOf(calls);
  }

  public UpstreamCall call() {
    return calls.getLast();
  }

  /** Waits for the next call that nobody has waited for yet. */
  public UpstreamCall awaitCall() throws InterruptedException {
    UpstreamCall call = arrivals.poll(60, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("No call came");
    }
    return call;
  }

  /** Whether a client closed a connection that a script kept open, within some seconds. */
  public boolean clientLeft() throws InterruptedException {
    return left.await(60, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.startVirtualThread(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      UpstreamCall call = read(in);
      Script script = files.get(call.path());
      if (script == null) {
        calls.add(call);
        arrivals.add(call);
        script = named(call);
        script = script == null ? scripts.poll() : script;
      }
      if (script == null) {
        script = connection -> write(connection.out(), 418, Map.of(), new byte[0]);
      }
      script.answer(new Connection(in, socket.getOutputStream(), left));
    } catch (IOException _) {
      // The client left in the middle of a script: what some tests are about.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Script named(UpstreamCall call) {
    Queue<Script> named = addressed.get(call.method() + " " + call.path());
    return named == null ? null : named.poll();
  }

  private static UpstreamCall read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new UpstreamCall(first[0], first[1], headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("closed");
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
