package dev.darkroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way from a browser to a server, which a test can cut and mend. */
final class Line implements AutoCloseable {
  private final ServerSocket entry;
  private final URI server;
  private final Queue<Socket> ends = new ConcurrentLinkedQueue<>();
  private volatile boolean broken;

  Line(URI server) {
    this.server = server;
    try {
      entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  /** Where the server is by this way. */
  URI url() {
    return URI.create("http://127.0.0.1:" + entry.getLocalPort() + "/");
  }

  /** Ends every connection; new ones end at once. */
  void cut() {
    broken = true;
    ends.forEach(Line::end);
  }

  void mend() {
    broken = false;
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket near = entry.accept();
        ends.add(near);
        Socket far = new Socket(server.getHost(), server.getPort());
        ends.add(far);
        Thread.startVirtualThread(() -> carry(near, far));
        Thread.startVirtualThread(() -> carry(far, near));
        if (broken) {
          end(near);
          end(far);
        }
      } catch (IOException _) {
        // Either the line is closed, or this connection came to nothing.
      }
    }
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // Both ends are closed below.
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    entry.close();
    cut();
  }
}
