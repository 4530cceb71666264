package dev.darkroom.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.http.FetchResult.Fetched;
import dev.darkroom.http.FetchResult.Reason;
import dev.darkroom.http.FetchResult.Refused;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private static final int SIZE_MAX = 100_000;

  @TempDir Path folder;
  private final CountDownLatch over = new CountDownLatch(1);
  private ScriptedServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    server.on("/ok", "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\npicture!");
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.close();
  }

  private FetchResult fetch(String url) throws IOException {
    return fetch(url, Duration.ofSeconds(10), InetAddress::getAllByName);
  }

  private FetchResult fetch(String url, Duration whole, VettedResolver.Names names)
      throws IOException {
    FetchConfig config =
        new FetchConfig(
            List.of("127.0.0.1:" + server.port(), "Pictures.test:" + server.port()),
            folder,
            "test-agent",
            Duration.ofSeconds(5),
            whole,
            SIZE_MAX,
            3,
            4);
    try (Fetcher fetcher = new Fetcher(config, names)) {
      return fetcher.fetch(url);
    }
  }

  private Reason reason(String url) throws IOException {
    return reason(fetch(url));
  }

  private static Reason reason(FetchResult result) {
    return switch (result) {
      case Refused(Reason reason, _) -> reason;
      case Fetched(byte[] bytes) -> throw new AssertionError("fetched " + bytes.length);
    };
  }

  private static String text(FetchResult result) {
    return switch (result) {
      case Fetched(byte[] bytes) -> new String(bytes, UTF_8);
      case Refused(Reason reason, String detail) -> reason + ": " + detail;
    };
  }

  @Test
  void fetches_from_an_allowed_place_and_leaves_nothing_behind() throws Exception {
    String big = "x".repeat(SIZE_MAX);
    server.on("/big", "HTTP/1.1 200 OK\r\n\r\n" + big);
    assertEquals("picture!", text(fetch(server.url("/ok"))));
    assertEquals(big, text(fetch(server.url("/big"))));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void asks_plainly_without_cookies_login_or_compression() throws Exception {
    server.on(
        "/first",
        "HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n");
    assertEquals("picture!", text(fetch(server.url("/first"))));
    String second = server.requests.getLast().toLowerCase(java.util.Locale.ROOT);
    assertTrue(second.contains("user-agent: test-agent"), second);
    for (String unwanted : List.of("cookie", "authorization", "accept-encoding", "referer")) {
      assertFalse(second.contains(unwanted), second);
    }
  }

  @Test
  void follows_three_redirects_and_no_fourth() throws Exception {
    server.redirect("/1", "/2").redirect("/2", server.url("/3")).redirect("/3", "ok");
    server.redirect("/0", "/1");
    assertEquals("picture!", text(fetch(server.url("/1"))));
    assertEquals(Reason.TOO_MANY_REDIRECTS, reason(server.url("/0")));
    server.redirect("/loop", "/loop");
    assertEquals(Reason.TOO_MANY_REDIRECTS, reason(server.url("/loop")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1.2.3/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:1::1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[ff02::1]/",
        "http://10.1.2.3/",
        "http://172.31.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://0.1.2.3/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://198.51.100.7/",
        "http://localhost/",
        "http://8.8.8.8:22/"
      })
  void reaches_no_address_and_no_port_that_is_not_public(String url) throws Exception {
    assertEquals(Reason.FORBIDDEN_ADDRESS, reason(url));
    server.redirect("/away", url);
    assertEquals(Reason.FORBIDDEN_ADDRESS, reason(server.url("/away")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://１２７.1/",
        "http://[fe80::1%25lo]/",
        "http://[::1/",
        "http://user:secret@example.com/",
        "http://example.com\\@127.0.0.1/",
        "http://exa mple.com/",
        "http://example.com:0/",
        "http://example.com:99999/",
        "http:///path",
        "http://",
        "file:///etc/passwd",
        "ftp://example.com/a.png",
        "gopher://example.com/",
        "javascript:alert(1)",
        "/relative.png",
        ""
      })
  void takes_no_malformed_or_oddly_written_url(String url) throws Exception {
    assertEquals(Reason.INVALID_URL, reason(url));
    assertFalse(Fetcher.isFetchable(url));
  }

  @Test
  void follows_no_redirect_to_another_scheme() throws Exception {
    server.redirect("/file", "file:///etc/passwd").redirect("/login", "http://a:b@127.0.0.1/");
    server.on("/none", "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n");
    for (String path : List.of("/file", "/login", "/none")) {
      assertEquals(Reason.BAD_STATUS, reason(server.url(path)));
    }
    assertEquals(3, server.requests.size());
  }

  @Test
  void makes_no_connection_to_a_name_that_means_loopback() throws Exception {
    VettedResolver.Names loopback = _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    FetchResult result = fetch("http://harmless.example/ok", Duration.ofSeconds(5), loopback);
    assertEquals(Reason.FORBIDDEN_ADDRESS, reason(result));
    String withPort = "http://harmless.example:" + server.port() + "/ok";
    assertEquals(
        Reason.FORBIDDEN_ADDRESS, reason(fetch(withPort, Duration.ofSeconds(5), loopback)));
    assertEquals(0, server.requests.size());
  }

  @Test
  void compares_the_allow_list_with_the_name_before_resolution() throws Exception {
    VettedResolver.Names names =
        host -> {
          if (!host.equals("pictures.test")) {
            throw new UnknownHostException(host);
          }
          return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        };
    String allowed = "http://PICTURES.test:" + server.port() + "/ok";
    assertEquals("picture!", text(fetch(allowed, Duration.ofSeconds(5), names)));
    String unknown = "http://nowhere.test/ok";
    assertEquals(Reason.UNREACHABLE, reason(fetch(unknown, Duration.ofSeconds(5), names)));
  }

  @Test
  void ends_in_time_against_a_server_that_drips() throws Exception {
    server.on(
        "/drip",
        out -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n".getBytes(UTF_8));
          drip(out);
        });
    server.on("/drip-head", this::drip);
    server.on("/silent", _ -> assertTrue(over.await(20, TimeUnit.SECONDS)));
    for (String path : List.of("/drip", "/drip-head", "/silent")) {
      long start = System.nanoTime();
      Reason reason =
          reason(fetch(server.url(path), Duration.ofMillis(600), InetAddress::getAllByName));
      assertEquals(Reason.TIMEOUT, reason);
      assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }
  }

  private void drip(java.io.OutputStream out) throws Exception {
    while (!over.await(20, TimeUnit.MILLISECONDS)) {
      out.write('x');
      out.flush();
    }
  }

  @Test
  void stops_reading_what_is_too_large() throws Exception {
    server.on("/announced", "HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n");
    server.on("/endless", out -> endless(out, "HTTP/1.1 200 OK\r\n\r\n"));
    server.on(
        "/endless-chunks",
        out -> {
          out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
          endless(out, "7fffffff\r\n");
        });
    for (String path : List.of("/announced", "/endless", "/endless-chunks")) {
      assertEquals(Reason.TOO_LARGE, reason(server.url(path)), path);
    }
  }

  @Test
  void stops_reading_a_head_or_a_redirect_without_end() throws Exception {
    server.on("/head", out -> endless(out, "HTTP/1.1 200 OK\r\nX-A: "));
    assertEquals(Reason.UNREACHABLE, reason(server.url("/head")));
    server.on("/hop", out -> endless(out, "HTTP/1.1 302 Found\r\nLocation: /ok\r\n\r\n"));
    assertEquals("picture!", text(fetch(server.url("/hop"))));
  }

  private void endless(java.io.OutputStream out, String head) throws IOException {
    out.write(head.getBytes(UTF_8));
    while (over.getCount() > 0) {
      out.write(new byte[8192]);
    }
  }

  @Test
  void reports_what_gave_no_picture() throws Exception {
    server.on("/empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    server.on("/nothing", "HTTP/1.1 204 No Content\r\n\r\n");
    server.on("/broken", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
    server.on("/garbage", "SSH-2.0-OpenSSH\r\n\r\n");
    assertEquals(Reason.BAD_STATUS, reason(server.url("/missing")));
    assertEquals(Reason.EMPTY, reason(server.url("/empty")));
    assertEquals(Reason.EMPTY, reason(server.url("/nothing")));
    assertEquals(Reason.UNREACHABLE, reason(server.url("/broken")));
    assertEquals(Reason.UNREACHABLE, reason(server.url("/garbage")));
  }

  @Test
  void asks_for_paths_in_any_script() throws Exception {
    server.on("/%E5%9B%BE%201.png?a=%E6%9D%AF", "HTTP/1.1 200 OK\r\n\r\nfound");
    assertEquals("found", text(fetch(server.url("/图 1.png?a=杯#frag"))));
  }

  @Test
  void tells_public_addresses_from_all_others() throws Exception {
    for (String address : List.of("8.8.8.8", "100.63.0.1", "172.32.0.1", "2606:4700::1111")) {
      assertTrue(PublicAddresses.contains(InetAddress.ofLiteral(address)), address);
    }
    byte[] isatap = Inet6Address.ofLiteral("2606:4700::5efe:a00:1").getAddress();
    assertFalse(PublicAddresses.contains(InetAddress.getByAddress(isatap)));
  }
}
