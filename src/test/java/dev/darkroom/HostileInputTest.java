package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a server meets in the open: every bad input gets a clear answer, and the server lives on.
 */
class HostileInputTest {
  /** Generous against a busy machine; each of these takes some milliseconds. */
  private static final long QUICK_MILLIS = 2_000;

  @TempDir static Path data;
  private static RunningServer server;
  private static HttpServer upstream;

  @BeforeAll
  static void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/missing",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    upstream.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 20];
          try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 1000; i++) {
              out.write(block);
            }
          } catch (IOException _) {
            // The fetcher hung up, as it should.
          }
        });
    upstream.createContext(
        "/to-private",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    upstream.start();
    server = RunningServer.start(data, "127.0.0.1:" + upstream.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.stop(0);
  }

  @AfterEach
  void the_server_is_alive() {
    assertEquals(200, server.sendAs(ScriptedCall.get("/readyz")).statusCode());
  }

  private static byte[] photo(String name) throws IOException {
    try (var in = HostileInputTest.class.getResourceAsStream("/photos/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static ScriptedCall upload(byte[] bytes) {
    return ScriptedCall.form(
        "/v1/images/edits",
        ScriptedPart.file("image", "photo.png", "image/png", bytes),
        ScriptedPart.text("model", "gpt-image-1"),
        ScriptedPart.text("prompt", "Make the image brighter"));
  }

  private static ScriptedCall byUrl(String url) {
    return ScriptedCall.json(
        "/v1/images/edits",
        "{\"model\":\"gpt-image-1\",\"prompt\":\"Make the image"
            + " brighter\",\"images\":[{\"image_url\":\""
            + url
            + "\"}]}");
  }

  private static void refused(ScriptedCall call, int status, String code, String param)
      throws IOException {
    long begun = System.nanoTime();
    HttpResponse<byte[]> response = server.send(call);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    String text = new String(response.body(), StandardCharsets.UTF_8);
    assertEquals(status, response.statusCode(), text);
    JsonNode error = JsonMapper.builder().build().readTree(response.body()).at("/error");
    assertEquals(code, error.at("/code").asText(), text);
    assertEquals(param, error.at("/param").asText(), text);
    assertTrue(error.at("/message").asText().length() > 15, text);
    assertTrue(millis < QUICK_MILLIS, () -> "took " + millis + " ms");
  }

  @Test
  void a_picture_cut_in_the_middle() throws IOException {
    byte[] whole = photo("coffee.png");
    refused(upload(Arrays.copyOf(whole, whole.length / 2)), 400, "invalid_image_file", "image");
    byte[] jpeg = photo("rocket.jpg");
    refused(upload(Arrays.copyOf(jpeg, jpeg.length / 2)), 400, "invalid_image_file", "image");
  }

  @Test
  void a_picture_of_no_bytes() throws IOException {
    refused(upload(new byte[0]), 400, "empty_image_file", "image");
  }

  @Test
  void a_header_that_claims_60_million_pixels() throws IOException {
    refused(upload(pngHeader(10_000, 6_000)), 400, "image_too_large", "image");
    refused(upload(pngHeader(Integer.MAX_VALUE, 1)), 400, "image_too_large", "image");
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer chunk = ByteBuffer.allocate(17);
    chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    chunk.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.array());
    ByteBuffer file = ByteBuffer.allocate(8 + 4 + 17 + 4);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.putInt(13).put(chunk.array()).putInt((int) crc.getValue());
    return file.array();
  }

  @Test
  void what_is_no_picture_whatever_it_is_called() throws IOException {
    byte[] pdf = "%PDF-1.7 not a picture at all".getBytes(StandardCharsets.US_ASCII);
    refused(upload(pdf), 400, "unsupported_file_mimetype", "image");
    byte[] page = "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII);
    refused(upload(page), 400, "unsupported_file_mimetype", "image");
  }

  @Test
  void a_body_of_70_million_bytes() throws IOException {
    refused(upload(new byte[70_000_000]), 413, "request_too_large", "null");
  }

  @Test
  void a_url_into_a_private_network_is_not_connected_to() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(200);
      for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "2130706433"}) {
        HttpResponse<byte[]> response =
            server.send(byUrl("http://" + host + ":" + trap.getLocalPort() + "/x.png"));
        assertEquals(400, response.statusCode(), host);
      }
      org.junit.jupiter.api.Assertions.assertThrows(
          java.net.SocketTimeoutException.class, trap::accept);
    }
    refused(byUrl("http://10.0.0.1/x.png"), 400, "failed_to_download_image", "images[0].image_url");
  }

  @Test
  void a_redirect_into_a_private_network() throws IOException {
    refused(byUrl(base() + "/to-private"), 400, "failed_to_download_image", "images[0].image_url");
  }

  @Test
  void a_url_that_answers_404_or_without_end() throws IOException {
    refused(byUrl(base() + "/missing"), 400, "failed_to_download_image", "images[0].image_url");
    refused(byUrl(base() + "/endless"), 400, "failed_to_download_image", "images[0].image_url");
  }

  private static String base() {
    return "http://127.0.0.1:" + upstream.getAddress().getPort();
  }

  @Test
  void a_body_that_is_no_form_and_no_json() throws IOException {
    refused(
        ScriptedCall.raw(
            "/v1/images/edits", "text/plain", "hello".getBytes(StandardCharsets.US_ASCII)),
        415,
        "unsupported_content_type",
        "null");
    HttpResponse<byte[]> broken =
        server.send(
            ScriptedCall.raw(
                "/v1/images/edits",
                "multipart/form-data; boundary=x",
                "--x\r\nnonsense".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(400, broken.statusCode());
  }
}
