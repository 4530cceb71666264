package dev.darkroom.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTest {
  private static final byte[] PNG = "PNG!".getBytes(UTF_8);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() {
    server = start(HttpConfig.local(folder));
  }

  @AfterEach
  void stop() {
    leave.countDown();
    server.close();
  }

  private HttpServer start(HttpConfig config) {
    return HttpServer.start(
        config,
        List.of(
            new Endpoint("POST", "/v1/images/edits", r -> Response.text(200, "edited")),
            new Endpoint("GET", "/v1/models/{id}", r -> Response.text(200, r.pathParameter("id"))),
            new Endpoint("GET", "/v1/models/all", r -> Response.text(200, "every model")),
            new Endpoint(
                "GET", "/files/{rest...}", r -> Response.text(200, r.pathParameter("rest"))),
            new Endpoint("GET", "/query", r -> Response.text(200, r.query("q").orElse("none"))),
            new Endpoint("GET", "/base", r -> Response.text(200, r.baseUrl())),
            new Endpoint("GET", "/peer", r -> Response.text(200, r.remoteAddress())),
            new Endpoint("GET", "/header", r -> Response.text(200, r.header("x-long").orElse(""))),
            new Endpoint("GET", "/bug", r -> failing()),
            new Endpoint("GET", "/wait", this::waiting),
            new Endpoint("GET", "/halfway", r -> new Response(200, Map.of(), new Halfway())),
            new Endpoint(
                "GET",
                "/vanished",
                r ->
                    png(
                        () -> {
                          throw new IOException("gone");
                        })),
            new Endpoint("GET", "/picture", r -> png(() -> new ByteArrayInputStream(PNG)))),
        new PlainFallback());
  }

  private static Response failing() {
    throw new IllegalStateException("secret detail");
  }

  private static Response png(Response.Source source) {
    return Response.stream(200, "image/png", PNG.length, source);
  }

  private Response waiting(Request request) throws InterruptedException {
    entered.countDown();
    return Response.text(200, leave.await(10, TimeUnit.SECONDS) ? "waited" : "gave up");
  }

  /** A body that breaks after its first bytes left. */
  private record Halfway() implements Response.Body {
    @Override
    public long length() {
      return -1;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write("half".getBytes(UTF_8));
      out.flush();
      throw new IOException("the store broke");
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  @Test
  void serves_a_path_with_a_trailing_slash_and_any_query() throws Exception {
    assertEquals("edited", send("POST", "/v1/images/edits/?api-version=1").body());
    assertEquals("edited", send("POST", "/v1//images/edits").body());
  }

  @Test
  void prefers_a_literal_path_over_a_parameter() throws Exception {
    assertEquals("every model", get("/v1/models/all").body());
    assertEquals("gpt-image-1.5", get("/v1/models/gpt-image-1.5").body());
    assertEquals("图 1", get("/v1/models/%E5%9B%BE%201").body());
    assertEquals("a/b.png", get("/files/a/b.png").body());
  }

  @Test
  void words_an_unknown_path_by_the_fallback() throws Exception {
    HttpResponse<String> answer = get("/nowhere/");
    assertEquals(404, answer.statusCode());
    assertEquals("no such path /nowhere", answer.body());
    assertEquals(404, get("/files").statusCode());
  }

  @Test
  void names_the_allowed_methods_of_a_known_path() throws Exception {
    HttpResponse<String> answer = get("/v1/images/edits");
    assertEquals(405, answer.statusCode());
    assertEquals("POST", answer.headers().firstValue("Allow").orElseThrow());
    assertEquals("not allowed: BREW", send("BREW", "/query").body());
  }

  @Test
  void gives_every_answer_a_request_id_of_its_own() throws Exception {
    String first = get("/nowhere").headers().firstValue("x-request-id").orElseThrow();
    String second = get("/bug").headers().firstValue("x-request-id").orElseThrow();
    assertTrue(first.matches("req_[0-9a-f]{32}"), first);
    assertFalse(first.equals(second));
  }

  @Test
  void hides_what_a_handler_threw() throws Exception {
    HttpResponse<String> answer = get("/bug");
    assertEquals(500, answer.statusCode());
    assertEquals("something went wrong", answer.body());
  }

  @Test
  void answers_a_preflight_of_any_path_without_asking_a_handler() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/v1/images/edits"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "x-stainless-os")
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertEquals(204, answer.statusCode());
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
    assertEquals(
        "POST, OPTIONS", answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow());
    assertEquals(
        "authorization, content-type, *, x-stainless-os",
        answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow());
    assertEquals(
        "*", get("/query").headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
  }

  @Test
  void answers_head_as_get_without_a_body() throws Exception {
    HttpResponse<String> answer = send("HEAD", "/picture");
    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals("4", answer.headers().firstValue("Content-Length").orElseThrow());
  }

  @Test
  void streams_stored_bytes_as_what_they_are_declared() throws Exception {
    HttpResponse<String> answer = get("/picture");
    assertEquals("PNG!", answer.body());
    assertEquals("image/png", answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
    assertEquals("inline", answer.headers().firstValue("Content-Disposition").orElseThrow());
  }

  @Test
  void words_stored_bytes_that_cannot_be_opened_as_a_failure() throws Exception {
    assertEquals("something went wrong", get("/vanished").body());
    assertEquals(500, get("/vanished").statusCode());
  }

  @Test
  void breaks_off_an_answer_whose_body_fails_half_way() {
    assertThrows(IOException.class, () -> get("/halfway"));
  }

  @Test
  void decodes_queries() throws Exception {
    assertEquals("图1 & more", get("/query?x=1&q=%E5%9B%BE1+%26+more").body());
    assertEquals("none", get("/query?x=1").body());
    assertTrue(raw("GET /query?q=100% HTTP/1.1\r\nHost: a\r\n\r\n").endsWith("100%"));
  }

  @Test
  void accepts_headers_of_nearly_64_kilobytes_and_refuses_more() throws Exception {
    String value = "v".repeat(60_000);
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("GET /header HTTP/1.1\r\nHost: a\r\nX-Long: " + value + "\r\n\r\n");
      assertTrue(raw.readAnswer().endsWith(value));
    }
    try (RawClient raw = new RawClient(server.port())) {
      raw.send("GET /header HTTP/1.1\r\nHost: a\r\nX-Long: " + value + value + "\r\n\r\n");
      String answer = raw.readAnswer();
      assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
      assertTrue(answer.contains("x-request-id: req_"), answer);
    }
  }

  @Test
  void takes_its_base_from_the_host_header_only_when_it_is_a_host() throws Exception {
    assertTrue(
        raw("GET /base HTTP/1.1\r\nHost: pictures.example:8443\r\n\r\n")
            .endsWith("http://pictures.example:8443"));
    assertTrue(raw("GET /base HTTP/1.1\r\nHost: [::1]:80\r\n\r\n").endsWith("http://[::1]:80"));
    assertTrue(raw("GET /base HTTP/1.0\r\n\r\n").endsWith("http://127.0.0.1:" + server.port()));
    String crooked = raw("GET /base HTTP/1.1\r\nHost: evil.example/x?\r\n\r\n");
    assertFalse(crooked.contains("evil.example"), crooked);
  }

  @Test
  void prefers_the_configured_base() throws Exception {
    server.close();
    server = start(HttpConfig.local(folder).withPublicUrl("https://pictures.example/"));
    assertEquals("https://pictures.example", get("/base").body());
  }

  @Test
  void knows_the_address_of_the_connection_and_believes_no_header() throws Exception {
    String answer = raw("GET /peer HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9\r\n\r\n");
    assertTrue(answer.endsWith("127.0.0.1"), answer);
  }

  @Test
  void believes_the_forwarding_headers_of_trusted_proxies_only() throws Exception {
    server.close();
    server = start(HttpConfig.local(folder).withTrustedProxies(List.of("127.0.0.0/8", "10.0.0.7")));
    String hops = "X-Forwarded-For: 1.1.1.1, 9.9.9.9\r\nX-Forwarded-For: 10.0.0.7\r\n\r\n";
    assertTrue(raw("GET /peer HTTP/1.1\r\nHost: a\r\n" + hops).endsWith("\r\n9.9.9.9"));
    String nonsense = "X-Forwarded-For: 9.9.9.9, me\r\n\r\n";
    assertTrue(raw("GET /peer HTTP/1.1\r\nHost: a\r\n" + nonsense).endsWith("\r\n127.0.0.1"));
    String front = "X-Forwarded-Proto: https\r\nX-Forwarded-Host: shop.example\r\n\r\n";
    String base = raw("GET /base HTTP/1.1\r\nHost: inside\r\n" + front);
    assertTrue(base.endsWith("https://shop.example"), base);
  }

  @Test
  void refuses_a_broken_request_without_details() throws Exception {
    String answer = raw("GET /query?x HTTP/9.9\r\n\r\n");
    assertTrue(answer.contains("x-request-id: req_"), answer);
    assertFalse(answer.contains("org.eclipse"), answer);
    assertFalse(raw("\0\1\2 broken\r\n\r\n").contains("Exception"));
  }

  @Test
  void refuses_at_once_what_is_beyond_its_requests() throws Exception {
    server.close();
    server = start(HttpConfig.local(folder).with(HttpLimits.DEFAULT.withMost(1, 10)));
    var first =
        client.sendAsync(HttpRequest.newBuilder(uri("/wait")).build(), BodyHandlers.ofString());
    assertTrue(entered.await(10, TimeUnit.SECONDS));
    HttpResponse<String> second = get("/query");
    assertEquals(503, second.statusCode());
    assertEquals("busy", second.body());
    assertEquals("1", second.headers().firstValue("Retry-After").orElseThrow());
    leave.countDown();
    assertEquals("waited", first.get(10, TimeUnit.SECONDS).body());
    assertEquals("none", get("/query").body());
  }

  @Test
  void lets_a_handler_work_longer_than_a_connection_may_idle() throws Exception {
    server.close();
    Duration short_ = Duration.ofMillis(300);
    server =
        start(HttpConfig.local(folder).with(HttpLimits.DEFAULT.withTimes(short_, short_, short_)));
    var answer =
        client.sendAsync(HttpRequest.newBuilder(uri("/wait")).build(), BodyHandlers.ofString());
    assertTrue(entered.await(10, TimeUnit.SECONDS));
    assertFalse(leave.await(1, TimeUnit.SECONDS));
    leave.countDown();
    assertEquals("waited", answer.get(10, TimeUnit.SECONDS).body());
  }

  @Test
  void lets_running_requests_end_when_it_stops() throws Exception {
    int port = server.port();
    var running =
        client.sendAsync(HttpRequest.newBuilder(uri("/wait")).build(), BodyHandlers.ofString());
    assertTrue(entered.await(10, TimeUnit.SECONDS));
    Thread stopper = Thread.startVirtualThread(() -> server.stop(Duration.ofSeconds(10)));
    assertTrue(refusesConnections(port));
    leave.countDown();
    assertEquals("waited", running.get(10, TimeUnit.SECONDS).body());
    stopper.join();
  }

  private static boolean refusesConnections(int port) throws InterruptedException {
    for (long end = System.nanoTime() + 5_000_000_000L;
        System.nanoTime() < end;
        Thread.onSpinWait()) {
      try (RawClient _ = new RawClient(port)) {
        Thread.onSpinWait();
      } catch (IOException _) {
        return true;
      }
    }
    return false;
  }

  private String raw(String request) throws IOException {
    try (RawClient raw = new RawClient(server.port())) {
      return raw.send(request).readAnswer();
    }
  }
}
