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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A conformance table over real HTTP, with the real engine behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceOverHttp {
  @TempDir static Path lenientData;
  @TempDir static Path strictData;

  private HttpServer pictures;
  private HttpClient client;
  private RunningServer lenient;
  private @Nullable RunningServer strict;

  /** The table, such as {@code /conformance/openai-edits.yaml}. */
  abstract String table();

  @BeforeAll
  void start() throws IOException {
    pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pictures.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] picture = TestPictures.named(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
          } catch (IllegalArgumentException _) {
            exchange.sendResponseHeaders(404, -1);
          }
        });
    pictures.start();
    client = HttpClient.newHttpClient();
    lenient = RunningServer.start(lenientData, picturesHost());
  }

  @AfterAll
  void stop() {
    lenient.close();
    if (strict != null) {
      strict.close();
    }
    client.close();
    pictures.stop(0);
  }

  private String picturesHost() {
    return "127.0.0.1:" + pictures.getAddress().getPort();
  }

  Stream<ConformanceRow> rows() {
    return ConformanceRow.read(table(), "http://" + picturesHost() + "/").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answers_as_the_table_says(ConformanceRow row) {
    row.verify(Exchange.over(client, (row.strict() ? strict() : lenient).url()));
  }

  /** Started for the first row that needs it. */
  private RunningServer strict() {
    if (strict == null) {
      strict = RunningServer.strict(strictData, picturesHost());
    }
    return strict;
  }
}
