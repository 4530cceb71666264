package dev.darkroom.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SDKs send as forms, and what they must never send. */
class FormTest {
  private static final String MULTIPART = "multipart/form-data; boundary=X";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong filesSeen = new AtomicLong();
  private HttpServer server;

  @BeforeEach
  void start() {
    server =
        HttpServer.start(
            HttpConfig.local(folder).with(HttpLimits.DEFAULT.withBodyMax(8 << 20)),
            List.of(new Endpoint("POST", "/form", this::describe)),
            new PlainFallback());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** One line a part: name|filename|type|file or text|size|text or digest. */
  private Response describe(Request request) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Part part : request.form()) {
      String content = part.size() > 1000 || part.isFile() ? digest(part.open()) : part.text();
      lines.add(
          String.join(
              "|",
              part.name(),
              String.valueOf(part.filename()),
              String.valueOf(part.contentType()),
              part.isFile() ? "file" : "text",
              String.valueOf(part.size()),
              content));
    }
    filesSeen.set(files());
    return Response.text(200, String.join("\n", lines));
  }

  private long files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.count();
    }
  }

  private static String digest(InputStream in) throws Exception {
    try (in) {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(in.readAllBytes()));
    }
  }

  private static String digest(byte[] bytes) throws Exception {
    return digest(new ByteArrayInputStream(bytes));
  }

  private HttpResponse<String> post(String type, BodyPublisher body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/form");
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Content-Type", type).POST(body).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String type, String body) throws Exception {
    return post(type, BodyPublishers.ofString(body));
  }

  private String lines(String type, String body) throws Exception {
    HttpResponse<String> answer = post(type, body);
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static String part(String headers, String content) {
    return "--X\r\n" + headers + "\r\n\r\n" + content + "\r\n";
  }

  @Test
  void keeps_repeated_names_in_wire_order() throws Exception {
    String body =
        part("Content-Disposition: form-data; name=\"image[]\"; filename=\"b.png\"", "second")
            + part("Content-Disposition: form-data; name=\"prompt\"", "把图1的杯子改为蓝色")
            + part("Content-Disposition: form-data; name=\"image[]\"; filename=\"图.png\"", "")
            + "--X--\r\n";
    assertEquals(
        """
        image[]|b.png|null|file|6|a9f0e61a137d86aa9db53465e0801612
        prompt|null|null|text|28|把图1的杯子改为蓝色
        image[]|图.png|null|file|0|d41d8cd98f00b204e9800998ecf8427e\
        """,
        lines(MULTIPART, body));
  }

  @Test
  void reads_what_the_java_sdk_sends() throws Exception {
    String body =
        part(
                "Content-Disposition: form-data; name=\"image\"\r\n"
                    + "Content-Type: application/octet-stream",
                "bytes")
            + part(
                "Content-Disposition: form-data; name=\"n\"\r\n"
                    + "Content-Type: text/plain; charset=utf-8",
                "2")
            + "--X--";
    assertEquals(
        "image|null|application/octet-stream|file|5|4b3a6218bb3e3a7303e8a171a60fcf92\n"
            + "n|null|text/plain|text|1|2",
        lines(MULTIPART, body));
  }

  @Test
  void accepts_a_quoted_boundary_with_odd_characters_and_a_chunked_body() throws Exception {
    String body =
        "a preamble\r\n--=_a b;c\r\ncontent-disposition: FORM-DATA; NAME=size\r\n\r\nauto"
            + "\r\n--=_a b;c-- \r\nan epilogue";
    HttpResponse<String> answer =
        post(
            "Multipart/Form-Data; charset=utf-8; boundary=\"=_a b;c\"",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))));
    assertEquals("size|null|null|text|4|auto", answer.body());
  }

  @Test
  void keeps_content_that_looks_almost_like_a_boundary() throws Exception {
    String content = "\r\n--Y\r\n--\r\r\n-X\r\n-\r\n";
    String body = part("Content-Disposition: form-data; name=\"p\"", content) + "--X--";
    assertTrue(lines(MULTIPART, body).endsWith(content));
  }

  @Test
  void spills_large_parts_and_deletes_them_afterwards() throws Exception {
    byte[] picture = new byte[3_000_000];
    new Random(7).nextBytes(picture);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("--X\r\nContent-Disposition: form-data; name=\"image\"\r\n".getBytes(UTF_8));
    body.write("Content-Type: image/png\r\n\r\n".getBytes(UTF_8));
    body.write(picture);
    body.write(
        ("\r\n" + part("Content-Disposition: form-data; name=\"b64\"", "A".repeat(90_000)))
            .getBytes(UTF_8));
    body.write("--X--\r\n".getBytes(UTF_8));
    String answer = post(MULTIPART, BodyPublishers.ofByteArray(body.toByteArray())).body();
    assertEquals(
        "image|null|image/png|file|3000000|"
            + digest(picture)
            + "\nb64|null|null|text|90000|"
            + digest("A".repeat(90_000).getBytes(UTF_8)),
        answer);
    assertEquals(2, filesSeen.get());
    assertEquals(0, files());
  }

  @Test
  void reads_a_boundary_that_falls_on_any_place_of_the_buffer() throws Exception {
    for (int size = 65_380; size < 65_480; size += 3) {
      String body =
          part("Content-Disposition: form-data; name=\"a\"", "x".repeat(size))
              + part("Content-Disposition: form-data; name=\"b\"", "end")
              + "--X--";
      String answer = lines(MULTIPART, body);
      assertTrue(answer.contains("|" + size + "|") && answer.endsWith("|3|end"), answer);
    }
  }

  /** Parts of nothing but pieces of their boundary, in every order. */
  @Test
  void finds_the_boundary_and_nothing_like_it() throws Exception {
    Random random = new Random(5);
    String type = "multipart/form-data; boundary=abab-abc";
    String[] pieces = {"\r", "\n", "\r\n", "-", "--", "ab", "abab-", "abc", "\r\n--abab-ab", "c"};
    for (int i = 0; i < 100; i++) {
      StringBuilder content = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        content.append(pieces[random.nextInt(pieces.length)]);
      }
      String text = content.toString().replace("\r\n--abab-abc", "");
      String head =
          "--abab-abc\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\n";
      String answer = lines(type, head + text + "\r\n--abab-abc--");
      assertEquals("a|f|null|file|" + text.length() + "|" + digest(text.getBytes(UTF_8)), answer);
    }
  }

  @Test
  void decodes_urlencoded_pairs() throws Exception {
    String body = "text=%E6%8A%8A+%E5%9B%BE1&model=auto&&image%5B%5D=a%2Bb%3D%3D&empty=&flag";
    assertEquals(
        """
        text|null|null|text|8|把 图1
        model|null|null|text|4|auto
        image[]|null|null|text|5|a+b==
        empty|null|null|text|0|
        flag|null|null|text|0|\
        """,
        lines("application/x-www-form-urlencoded;charset=UTF-8", body));
  }

  @Test
  void refuses_what_is_malformed() throws Exception {
    String good = "Content-Disposition: form-data; name=\"p\"";
    malformed("multipart/form-data", part(good, "x") + "--X--");
    malformed(MULTIPART, part(good, "x"));
    malformed(MULTIPART, part(good, "x") + "--X");
    malformed(MULTIPART, part(good, "x") + "--Xjunk");
    malformed(MULTIPART, "");
    malformed(MULTIPART, "no boundary at all");
    malformed(MULTIPART, part("Content-Disposition: form-data", "x") + "--X--");
    malformed(MULTIPART, part("Content-Type: text/plain", "x") + "--X--");
    malformed(MULTIPART, part("nonsense", "x") + "--X--");
    malformed(MULTIPART, part(good + "\r\nA: " + "a".repeat(20_000), "x") + "--X--");
    malformed(MULTIPART, part(good, "x").repeat(201) + "--X--");
    malformed("application/x-www-form-urlencoded", "a=%4");
    malformed("application/x-www-form-urlencoded", "a=%zz");
    malformed("application/x-www-form-urlencoded", "a=%E6%8A"); // not UTF-8 when read as text
    malformed("application/x-www-form-urlencoded", "=&".repeat(300));
    malformed("application/x-www-form-urlencoded", "n".repeat(2000) + "=1");
    malformed("text/plain", "a=b");
  }

  private void malformed(String type, String body) throws Exception {
    HttpResponse<String> answer = post(type, body);
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("MALFORMED"), answer.body());
    assertEquals(0, files());
  }

  @Test
  void accepts_a_text_part_nearly_as_large_as_the_body() throws Exception {
    String body =
        part("Content-Disposition: form-data; name=\"b64\"", "A".repeat(8_000_000)) + "--X--";
    assertTrue(lines(MULTIPART, body).startsWith("b64|null|null|text|8000000|"));
  }

  @Test
  void never_crashes_on_damaged_forms() throws Exception {
    Random random = new Random(42);
    String whole =
        part("Content-Disposition: form-data; name=\"a\"; filename=\"\\\"x\\\\\"", "one")
            + part("Content-Disposition: form-data; name=b\r\nContent-Type: image/png", "two")
            + "--X--\r\n";
    for (int i = 0; i < 400; i++) {
      byte[] bytes = whole.getBytes(UTF_8);
      for (int j = 0; j <= i % 4; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      byte[] cut =
          java.util.Arrays.copyOf(bytes, i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
      int status = post(MULTIPART, BodyPublishers.ofByteArray(cut)).statusCode();
      assertTrue(
          status == 200 || status == 400, "status " + status + " for " + new String(cut, UTF_8));
    }
  }
}
