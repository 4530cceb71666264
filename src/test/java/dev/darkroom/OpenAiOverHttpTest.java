package dev.darkroom;

import com.sun.net.httpserver.HttpServer;
import dev.darkroom.testing.ConformanceRow;
import dev.darkroom.testing.Exchange;
import dev.darkroom.testing.TestPictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance table over real HTTP, with the real engine behind it. */
class OpenAiOverHttpTest {
  @TempDir static Path lenientData;
  @TempDir static Path strictData;

  private static HttpServer pictures;
  private static HttpClient client;
  private static RunningServer lenient;
  private static RunningServer strict;

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
  }

  @AfterAll
  static void stop() {
    lenient.close();
    strict.close();
    client.close();
    pictures.stop(0);
  }

  private static String picturesHost() {
    return "127.0.0.1:" + pictures.getAddress().getPort();
  }

  static Stream<ConformanceRow> rows() {
    return ConformanceRow.read("/conformance/openai-edits.yaml", "http://" + picturesHost() + "/")
        .stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answers_as_the_table_says(ConformanceRow row) {
    row.verify(Exchange.over(client, (row.strict() ? strict : lenient).url()));
  }
}
