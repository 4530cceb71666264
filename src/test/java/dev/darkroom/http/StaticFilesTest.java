package dev.darkroom.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() {
    StaticFiles files =
        new StaticFiles("/static", Map.of("/", "index.html", "/missing", "missing/index.html"));
    server = HttpServer.start(HttpConfig.local(folder), files.endpoints(), new PlainFallback());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/web/index.html, text/html; charset=utf-8",
    "/web/part/one.js, text/javascript; charset=utf-8",
    "/web/part/line.svg, image/svg+xml",
    "/web/part/dot.png, image/png",
  })
  void serves_each_file_as_what_it_is(String path, String type) throws Exception {
    var answer = get(path);
    assertEquals(200, answer.statusCode());
    assertEquals(type, header(answer, "Content-Type").replace(";charset", "; charset"));
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    assertEquals("no-cache", header(answer, "Cache-Control"));
  }

  @Test
  void a_page_may_run_and_load_only_what_lies_here() throws Exception {
    String policy = header(get("/"), "Content-Security-Policy");
    assertTrue(policy.contains("default-src 'none'"), policy);
    assertTrue(policy.contains("script-src 'self';"), policy);
    assertTrue(policy.contains("style-src 'self';"), policy);
    assertTrue(policy.contains("connect-src 'self';"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(policy.contains("http"), policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/missing",
        "/web/none.js",
        "/web/part",
        "/web/part/",
        "/web/part/secret.txt",
        "/web/../logback-test.xml",
        "/web/%2e%2e/static/index.html",
        "/web/part/%2e%2e/%2e%2e/logback-test.xml",
        "/web/part%5c..%5cindex.html",
        "/web/part/..%2findex.html",
        "/web/.hidden.js",
        "/web/index.html%00.js",
        "/web/%2fetc%2fhost.html",
        "/web/http:%2f%2fexample.org%2fa.js",
      })
  void nothing_else_is_there(String path) throws Exception {
    var answer = get(path);
    assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, answer.toString());
    assertFalse(new String(answer.body(), UTF_8).contains("Page"), path);
  }

  @Test
  void a_browser_that_has_the_file_gets_no_bytes_again() throws Exception {
    String tag = header(get("/web/part/one.js"), "ETag");
    assertTrue(tag.matches("\"[0-9a-f]{32}\""), tag);
    var again = get("/web/part/one.js", "If-None-Match", "\"other\", " + tag);
    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
    assertEquals(tag, header(again, "ETag"));
    assertEquals(200, get("/web/part/one.js", "If-None-Match", "\"other\"").statusCode());
  }

  @Test
  void texts_are_packed_for_browsers_that_unpack_them() throws Exception {
    var plain = get("/web/part/one.js");
    var packed = get("/web/part/one.js", "Accept-Encoding", "br, gzip;q=0.8");
    assertEquals("gzip", header(packed, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(packed, "Vary"));
    assertNotEquals(header(plain, "ETag"), header(packed, "ETag"));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertArrayEquals(plain.body(), in.readAllBytes());
    }
    assertEquals(
        "", header(get("/web/part/dot.png", "Accept-Encoding", "gzip"), "Content-Encoding"));
    assertEquals("", header(get("/", "Accept-Encoding", "gzip;q=0"), "Content-Encoding"));
  }

  @Test
  void a_look_at_the_headers_tells_the_length() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
            .HEAD()
            .build();
    var answer = client.send(request, BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode());
    assertEquals(0, answer.body().length);
    assertEquals(get("/").body().length, Integer.parseInt(header(answer, "Content-Length")));
  }
}
