package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptedCallTest {
  @Test
  void a_form_travels_as_rfc_7578_has_it() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] seen = exchange.getRequestBody().readAllBytes();
          exchange
              .getResponseHeaders()
              .add("X-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.sendResponseHeaders(200, seen.length);
          exchange.getResponseBody().write(seen);
          exchange.close();
        });
    server.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      byte[] file = "GIF8".getBytes(StandardCharsets.US_ASCII);
      var call =
          ScriptedCall.form(
              "/v1/images/edits?a=1",
              ScriptedPart.text("prompt", "图1"),
              ScriptedPart.file("image", "a.gif", "image/gif", file));
      ScriptedAnswer answer = Exchange.over(client, base).send(call);
      String boundary = answer.header("X-Type").orElseThrow().split("boundary=", 2)[1];
      String expected =
          """
          --B
          Content-Disposition: form-data; name="prompt"

          图1
          --B
          Content-Disposition: form-data; name="image"; filename="a.gif"
          Content-Type: image/gif

          GIF8
          --B--
          """;
      assertEquals(expected.replace("--B", "--" + boundary).replace("\n", "\r\n"), answer.text());
    } finally {
      server.stop(0);
    }
  }
}
