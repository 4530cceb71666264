package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.darkroom.testing.ConformanceRow;
import dev.darkroom.testing.Exchange;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.TestPictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conformance table over real HTTP, with the real engine behind it. */
class OpenAiOverHttpTest {
  @TempDir static Path lenientData;
  @TempDir static Path strictData;
  @TempDir static Path paintedData;
  @TempDir static Path paintedStrictData;

  private static HttpServer pictures;
  private static HttpClient client;
  private static RunningServer lenient;
  private static RunningServer strict;
  private static PaintingProvider painter;
  private static RunningServer painted;
  private static RunningServer paintedStrict;

  @BeforeAll
  static void start() throws IOException {
    pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pictures.createContext(
        "/",
        exchange -> {
          byte[] picture = TestPictures.named(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(200, picture.length);
          exchange.getResponseBody().write(picture);
          exchange.close();
        });
    pictures.start();
    client = HttpClient.newHttpClient();
    lenient = RunningServer.start(lenientData, picturesHost());
    strict = RunningServer.strict(strictData, picturesHost());
    painter = new PaintingProvider();
    painted = RunningServer.painted(paintedData, false, painter);
    paintedStrict = RunningServer.painted(paintedStrictData, true, painter);
  }

  @AfterAll
  static void stop() {
    lenient.close();
    strict.close();
    painted.close();
    paintedStrict.close();
    client.close();
    pictures.stop(0);
  }

  private static String picturesHost() {
    return "127.0.0.1:" + pictures.getAddress().getPort();
  }

  /** Pictures on the way come and go too fast here; GatewayTest shows them one by one. */
  static Stream<ConformanceRow> rows() {
    return Stream.of("edits", "generations", "variations", "streams")
        .map(table -> "/conformance/openai-" + table + ".yaml")
        .flatMap(table -> ConformanceRow.read(table, "http://" + picturesHost() + "/").stream())
        .filter(row -> row.work().shows() == 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answers_as_the_table_says(ConformanceRow row) {
    painter.fails(row.work().fails());
    row.verify(Exchange.over(client, server(row).url()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"edits", "generations", "variations/"})
  void pages_of_other_origins_may_ask(String endpoint) throws Exception {
    var preflight =
        HttpRequest.newBuilder(painted.url().resolve("/v1/images/" + endpoint + "?api-version=1"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .build();
    var answer = client.send(preflight, HttpResponse.BodyHandlers.ofString());
    assertEquals(204, answer.statusCode());
    assertEquals("*", answer.headers().firstValue("access-control-allow-origin").orElse(""));
    var methods = answer.headers().firstValue("access-control-allow-methods").orElse("");
    assertTrue(methods.contains("POST"), methods);
    var headers = answer.headers().firstValue("access-control-allow-headers").orElse("");
    assertTrue(headers.contains("authorization") && headers.contains("content-type"), headers);
  }

  private static RunningServer server(ConformanceRow row) {
    if (row.work().provider()) {
      return row.strict() ? paintedStrict : painted;
    }
    return row.strict() ? strict : lenient;
  }
}
