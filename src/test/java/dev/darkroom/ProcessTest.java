package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: first start, stop, sudden death, the edit command. */
class ProcessTest {
  private static final Pattern URL = Pattern.compile("http://\\S+");
  private static final long WAIT_SECONDS = 60;

  @TempDir Path folder;

  /** A server process and what it printed until it was ready. */
  private record Server(Process process, List<String> printed, URI url) {
    String value(String label) {
      return printed.stream()
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(label.length()).trim())
          .findFirst()
          .orElse("");
    }
  }

  private Process run(Path output, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx600m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.darkroom.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectError(output.toFile()).start();
  }

  private Server serve() throws IOException {
    Process process =
        run(
            Files.createTempFile(folder, "server", ".log"),
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString());
    List<String> printed = new ArrayList<>();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      printed.add(line);
      var url = URL.matcher(line);
      if (line.contains("ready") && url.find()) {
        return new Server(process, printed, URI.create(url.group()));
      }
    }
    throw new IllegalStateException("the server did not start: " + printed);
  }

  private static byte[] photo(String name) throws IOException {
    try (var in = ProcessTest.class.getResourceAsStream("/photos/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void the_first_start_shows_its_secrets_the_second_does_not_and_a_stop_exits_with_0()
      throws Exception {
    Server first = serve();
    assertTrue(first.value("API key:").startsWith("sk-"), () -> first.printed().toString());
    assertFalse(first.value("Admin token:").isEmpty());
    first.process().destroy();
    assertTrue(first.process().waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(0, first.process().exitValue());

    Server second = serve();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertTrue(second.value("API key:").isEmpty());
      assertTrue(second.value("Admin token:").isEmpty());
      ScriptedCall models =
          ScriptedCall.get("/v1/models").with("Authorization", "Bearer " + first.value("API key:"));
      assertEquals(
          200,
          client
              .send(models.toHttp(second.url()), HttpResponse.BodyHandlers.discarding())
              .statusCode());
    } finally {
      stop(second.process());
    }
  }

  @Test
  void a_second_server_on_the_same_data_folder_is_refused_with_the_reason() throws Exception {
    Server first = serve();
    try {
      Path log = folder.resolve("second.log");
      Process second =
          run(log, "serve", "--port", "0", "--data", folder.resolve("data").toString());
      assertTrue(second.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
      assertEquals(2, second.exitValue());
      assertTrue(Files.readString(log).contains("Another Darkroom uses the data folder"));
    } finally {
      stop(first.process());
    }
  }

  @Test
  void a_first_start_that_fails_keeps_the_secrets_for_the_next_one() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path log = folder.resolve("taken.log");
      String port = Integer.toString(taken.getLocalPort());
      Process failed =
          run(log, "serve", "--port", port, "--data", folder.resolve("data").toString());
      assertTrue(failed.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
      assertEquals(2, failed.exitValue(), () -> read(log));
      assertTrue(read(log).contains("is the port taken?"), () -> read(log));
    }
    Server next = serve();
    stop(next.process());
    assertTrue(next.value("API key:").startsWith("sk-"), () -> next.printed().toString());
  }

  @Test
  void a_killed_server_finishes_what_callers_can_come_back_for_and_charges_it_once()
      throws Exception {
    Server first = serve();
    String key = first.value("API key:");
    String token = first.value("Admin token:");
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 12; i++) {
        // Every other caller can come back: the tasks of the others end with the process.
        ScriptedCall call =
            i % 2 == 0 ? slow(key).with("Idempotency-Key", "order-" + i) : slow(key);
        var _ = client.sendAsync(call.toHttp(first.url()), HttpResponse.BodyHandlers.discarding());
      }
      await(() -> count("state IN ('queued', 'running')") >= 6 && count("state <> 'x'") == 12);
      stop(first.process());
      assertTrue(count("state IN ('queued', 'running')") > 0, "some were cut off");
      assertTrue(count("ledger_hold", "state = 'open'") > 0, "credits were held");

      Server second = serve();
      try {
        await(() -> count("state IN ('queued', 'running')") == 0);
        assertEquals(0, count("state NOT IN ('succeeded', 'failed')"));
        assertEquals(0, count("state = 'failed' AND returnable = 1"));
        for (int i = 0; i < 12; i += 4) {
          ScriptedCall again = slow(key).with("Idempotency-Key", "order-" + i);
          assertEquals(
              200,
              client
                  .send(again.toHttp(second.url()), HttpResponse.BodyHandlers.discarding())
                  .statusCode());
        }
      } finally {
        stop(second.process());
      }

      // Time passes: whoever did not come back has the credits back, no hold outlives its expiry.
      assertTrue(count("ledger_hold", "state = 'open'") > 0, "some have not come back");
      change("UPDATE ledger_hold SET expires_at = 1 WHERE state = 'open'");
      Server third = serve();
      try {
        await(() -> count("ledger_hold", "state = 'open'") == 0);
        int charged = count("ledger_hold", "state = 'captured'");
        assertTrue(charged >= 3, () -> charged + " were charged");
        JsonNode account = admin(client, third, token, "/admin/api/accounts/default");
        assertEquals(1_000_000 - 35L * charged, account.path("credits").asLong());
        assertEquals(0, account.path("held").asLong());
        JsonNode check = admin(client, third, token, "/admin/api/ledger/check");
        assertTrue(check.path("balanced").asBoolean(), check.toString());
      } finally {
        stop(third.process());
      }
    }
  }

  private static ScriptedCall slow(String key) throws IOException {
    return ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.file("image", "a.png", "image/png", photo("astronaut.png")),
            ScriptedPart.text("model", "darkroom-local"),
            ScriptedPart.text("prompt", "放大2倍"))
        .with("Authorization", "Bearer " + key);
  }

  private static JsonNode admin(HttpClient client, Server server, String token, String path)
      throws Exception {
    ScriptedCall call = ScriptedCall.get(path).with("Authorization", "Bearer " + token);
    return JsonMapper.builder()
        .build()
        .readTree(
            client.send(call.toHttp(server.url()), HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  private int count(String where) {
    return count("task", where);
  }

  private void change(String statement) {
    try (var connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/darkroom.db"))) {
      connection.createStatement().executeUpdate(statement);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int count(String table, String where) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/darkroom.db"));
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM " + table + " WHERE " + where)) {
      return rows.getInt(1);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "waited too long");
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void the_edit_command_writes_a_picture_and_tells_its_end_by_its_exit_code() throws Exception {
    Path in = folder.resolve("in.png");
    Files.write(in, photo("coffee.png"));
    Path out = folder.resolve("out.webp");
    Path log = folder.resolve("edit.log");

    Process done = run(log, "edit", in.toString(), "把图片调亮", "-o", out.toString(), "--explain");
    String said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(done.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(0, done.exitValue(), () -> read(log));
    assertTrue(said.contains("tone"), said);
    assertEquals("RIFF", new String(Files.readAllBytes(out), 0, 4, StandardCharsets.US_ASCII));

    Process refused = run(log, "edit", in.toString(), "在桌面上添加一束花", "-o", out.toString());
    assertTrue(refused.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(3, refused.exitValue(), () -> read(log));
    assertFalse(read(log).isBlank());

    Process wrong = run(log, "edit", "nowhere.png", "把图片调亮", "-o", out.toString());
    assertTrue(wrong.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(2, wrong.exitValue(), () -> read(log));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_generate_command_writes_its_variants_and_refuses_what_it_cannot_show() throws Exception {
    Path out = folder.resolve("mug.png");
    Path log = folder.resolve("generate.log");
    String words = "A red coffee mug on a wooden table, natural lighting";
    Process done =
        run(log, "generate", words, "-o", out.toString(), "--size", "96x64", "--seed", "7", "-n2");
    assertTrue(done.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(0, done.exitValue(), () -> read(log));
    byte[] first = Files.readAllBytes(folder.resolve("mug-1.png"));
    byte[] second = Files.readAllBytes(folder.resolve("mug-2.png"));
    assertFalse(java.util.Arrays.equals(first, second), "variants differ");
    assertTrue(read(log).contains("mug"), () -> read(log));

    Process refused = run(log, "generate", "一只运动鞋", "-o", out.toString());
    assertTrue(refused.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(3, refused.exitValue(), () -> read(log));
    assertTrue(read(log).contains("运动鞋"), () -> read(log));

    Process wrong = run(log, "generate", words, "-o", out.toString(), "--size", "10x10");
    assertTrue(wrong.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(2, wrong.exitValue(), () -> read(log));
  }

  @Test
  void explain_says_what_would_be_done_and_edits_nothing() throws Exception {
    Path in = folder.resolve("in.png");
    Files.write(in, photo("coffee.png"));
    Path log = folder.resolve("explain.log");
    Process explain = run(log, "edit", in.toString(), "把背景换成白色，然后旋转90度", "--explain");
    String said = new String(explain.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(explain.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(0, explain.exitValue(), () -> read(log));
    assertTrue(said.startsWith("1. background"), said);
    assertTrue(said.contains("2. layout"), said);
  }
}
