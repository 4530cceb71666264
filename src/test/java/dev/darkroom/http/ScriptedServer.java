package dev.darkroom.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers each path with exactly the bytes of its script. */
final class ScriptedServer implements AutoCloseable {
  /** Writes an answer, head and all; the connection is closed afterwards. */
  interface Script {
    void write(OutputStream out) throws Exception;
  }

  private final ServerSocket socket;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  /** The heads of all requests, in order. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  ScriptedServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  ScriptedServer on(String path, Script script) {
    scripts.put(path, script);
    return this;
  }

  ScriptedServer on(String path, String answer) {
    return on(path, out -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
  }

  ScriptedServer redirect(String path, String location) {
    return on(
        path, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.startVirtualThread(() -> answer(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder head = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
      }
      requests.add(head.toString());
      String path = head.toString().split(" ", 3)[1];
      scripts
          .getOrDefault(
              path, out -> out.write("HTTP/1.1 404 No\r\n\r\n".getBytes(StandardCharsets.UTF_8)))
          .write(connection.getOutputStream());
    } catch (Exception _) {
      // The client left in the middle of a script: what many of the tests are about.
    }
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
