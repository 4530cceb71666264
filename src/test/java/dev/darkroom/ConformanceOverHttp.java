package dev.darkroom;

import com.sun.net.httpserver.HttpServer;
import dev.darkroom.testing.ConformanceRow;
import dev.darkroom.testing.Exchange;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.TestPictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A conformance table over real HTTP, with the real engine behind it or a painter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceOverHttp {
  @TempDir static Path lenientData;
  @TempDir static Path strictData;
  @TempDir static Path paintedData;
  @TempDir static Path paintedStrictData;

  private HttpServer pictures;
  private HttpClient client;
  private RunningServer lenient;
  private @Nullable RunningServer strict;
  private @Nullable RunningServer painted;
  private @Nullable RunningServer paintedStrict;
  private final PaintingProvider painter = new PaintingProvider();

  /** The tables, such as {@code /conformance/openai-edits.yaml}. */
  abstract List<String> tables();

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
    for (RunningServer server : Arrays.asList(lenient, strict, painted, paintedStrict)) {
      if (server != null) {
        server.close();
      }
    }
    client.close();
    pictures.stop(0);
  }

  private String picturesHost() {
    return "127.0.0.1:" + pictures.getAddress().getPort();
  }

  Stream<ConformanceRow> rows() {
    return tables().stream()
        .flatMap(table -> ConformanceRow.read(table, "http://" + picturesHost() + "/").stream())
        .filter(row -> !row.work().alone())
        .filter(row -> row.work().shows() == 0); // Pictures on the way come and go too fast here.
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answers_as_the_table_says(ConformanceRow row) {
    painter.fails(row.work().fails());
    row.verify(Exchange.over(client, server(row).url()));
  }

  /** Where the lenient server with the real engine is. */
  URI url() {
    return lenient.url();
  }

  private RunningServer server(ConformanceRow row) {
    if (row.work().provider()) {
      return row.strict() ? paintedStrict() : painted();
    }
    return row.strict() ? strict() : lenient;
  }

  // The others are started for the first row that needs them.

  private RunningServer strict() {
    if (strict == null) {
      strict = RunningServer.strict(strictData, picturesHost());
    }
    return strict;
  }

  private RunningServer painted() {
    if (painted == null) {
      painted = RunningServer.painted(paintedData, false, painter, picturesHost());
    }
    return painted;
  }

  private RunningServer paintedStrict() {
    if (paintedStrict == null) {
      paintedStrict = RunningServer.painted(paintedStrictData, true, painter, picturesHost());
    }
    return paintedStrict;
  }
}
