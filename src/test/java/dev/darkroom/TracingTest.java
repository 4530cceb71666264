package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.darkroom.testing.ScriptedCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {
  @TempDir Path data;

  @Test
  void a_call_becomes_a_span_at_the_collector_that_the_operator_named() throws IOException {
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(
              exchange.getRequestURI() + " " + new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try (RunningServer server =
        RunningServer.traced(data, "http://127.0.0.1:" + collector.getAddress().getPort())) {
      assertEquals(200, server.send(ScriptedCall.get("/v1/models")).statusCode());
    } finally {
      collector.stop(1);
    }
    assertTrue(
        received.stream()
            .anyMatch(r -> r.startsWith("/v1/traces ") && r.contains("GET /v1/models")),
        () -> "received " + received.size());
    assertTrue(received.stream().noneMatch(r -> r.contains(RunningServer.KEY)));
  }
}
