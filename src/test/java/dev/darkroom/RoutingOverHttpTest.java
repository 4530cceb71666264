package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.testing.MovedClock;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.TestPictures;
import dev.darkroom.testing.UpstreamExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Two upstreams behind one server: failover, breaker, cost, reload and secrets, over real HTTP. */
class RoutingOverHttpTest {
  private static final String KEY = "sk-routing-1f2e3d4c5b6a7988";

  @TempDir Path data;
  private final MovedClock clock = new MovedClock();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private ScriptedUpstream first;
  private ScriptedUpstream second;
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    log.start();
    root().addAppender(log);
    root().setLevel(Level.INFO);
    first = new ScriptedUpstream();
    second = new ScriptedUpstream();
    Files.writeString(data.resolve("secret"), KEY + "\n");
    server = RunningServer.timed(data, settings("0.04"), clock, new PaintingProvider());
  }

  @AfterEach
  void stop() {
    server.close();
    first.close();
    second.close();
    root().setLevel(Level.WARN);
    root().detachAppender(log);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private String settings(String cost) {
    return """
    providers:
      - {id: one, type: openai, baseUrl: "%s/v1", apiKey: "${file:secret}", timeout: 20s}
      - {id: two, type: openai, baseUrl: "%s/v1", apiKey: "${file:secret}", timeout: 20s}
    routes:
      - model: gpt-image-1
        retries: 0
        to:
          - {target: one/gpt-image-1.5, cost: %s}
          - {target: two/gpt-image-1.5, cost: 0.09}
    """
        .formatted(first.url(), second.url(), cost);
  }

  private static ScriptedCall edit(String prompt) {
    return ScriptedCall.form(
        "/v1/images/edits",
        ScriptedPart.text("model", "gpt-image-1"),
        ScriptedPart.text("prompt", prompt),
        ScriptedPart.file("image", "first.png", "image/png", TestPictures.named("first.png")));
  }

  private static void play(ScriptedUpstream upstream, String exchange, int times) {
    UpstreamExchange.read("openai/" + exchange, upstream.url().toString()).play(upstream, times);
  }

  private JsonNode providers() {
    return RunningServer.json(server.admin("GET", "/admin/api/providers", ""));
  }

  /** Of the two targets, as the admin API shows them behind the engine. */
  private JsonNode target(int number) {
    return providers().path("targets").path(number);
  }

  private void assertNoSecretWasLogged() {
    for (ILoggingEvent event : log.list) {
      String line = event.getFormattedMessage() + event.getKeyValuePairs();
      assertFalse(line.contains(KEY), line);
    }
  }

  @Test
  void an_upstream_that_dies_with_a_job_costs_nobody_the_job_and_nobody_pays_twice()
      throws Exception {
    RunningServer.Customer customer = server.customer("pro", 1000, "");
    long before = server.account(customer).path("credits").asLong();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch dies = new CountDownLatch(1);
    first.then(
        _ -> { // Reads the job, then closes the connection without an answer.
          begun.countDown();
          var _ = dies.await(10, TimeUnit.SECONDS);
        });
    play(second, "edit-usual-size.yaml", 1);
    CompletableFuture<HttpResponse<byte[]>> answer =
        CompletableFuture.supplyAsync(() -> server.sendWith(customer.key(), edit("make it night")));
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    dies.countDown();
    assertEquals(200, answer.get(20, TimeUnit.SECONDS).statusCode());
    assertEquals(1, target(1).path("failovers").asInt());
    assertEquals(1, target(1).path("failed").asInt());
    assertEquals(1, target(2).path("pictures").asInt());
    JsonNode spend =
        RunningServer.json(
            server.admin("GET", "/admin/api/spend?account=" + customer.account(), ""));
    assertEquals("0.09", spend.path("cost").asText());
    assertEquals(1, spend.path("pictures").asInt());
    long charged = before - server.account(customer).path("credits").asLong();
    assertTrue(charged > 0, "nothing was charged");
    play(second, "edit-usual-size.yaml", 1);
    play(first, "broken.yaml", 1);
    server.sendWith(customer.key(), edit("make it day"));
    assertEquals(2 * charged, before - server.account(customer).path("credits").asLong());
    assertNoSecretWasLogged();
  }

  @Test
  void the_breaker_opens_and_closes_and_the_numbers_agree() throws Exception {
    play(first, "broken.yaml", 5);
    play(second, "edit-usual-size.yaml", 7);
    for (int i = 0; i < 7; i++) {
      assertEquals(200, server.send(edit("picture " + i)).statusCode());
    }
    assertEquals(5, first.calls().size());
    assertEquals("open", target(1).path("state").asText());
    assertEquals(2, target(1).path("passedOver").asInt());
    assertEquals(5, target(1).path("failovers").asInt());
    assertEquals(7, target(2).path("succeeded").asInt());
    clock.move(Duration.ofSeconds(31));
    play(first, "edit-usual-size.yaml", 1);
    assertEquals(200, server.send(edit("picture 8")).statusCode());
    assertEquals("healthy", target(1).path("state").asText());
    assertEquals("0.67", spent());
    String metrics =
        new String(server.sendAs(ScriptedCall.get("/metrics")).body(), StandardCharsets.UTF_8);
    assertTrue(
        metrics.contains(
            "darkroom_target_tries_seconds_count{end=\"upstream_failed\","
                + "model=\"gpt-image-1.5\",provider=\"one\"} 5"),
        metrics);
    assertTrue(
        metrics.contains(
            "darkroom_target_pictures_total{model=\"gpt-image-1.5\",provider=\"two\"} 7.0"),
        metrics);
  }

  private String spent() {
    return RunningServer.json(server.admin("GET", "/admin/api/spend", "")).path("cost").asText();
  }

  @Test
  void when_all_targets_rest_the_caller_is_told_when_to_come_again() {
    play(first, "broken.yaml", 5);
    play(second, "broken.yaml", 5);
    for (int i = 0; i < 5; i++) {
      assertEquals(502, server.send(edit("picture " + i)).statusCode());
    }
    HttpResponse<byte[]> answer = server.send(edit("picture 6"));
    String told = new String(answer.body(), StandardCharsets.UTF_8);
    assertEquals(503, answer.statusCode(), told);
    assertTrue(told.contains("does not work at the moment; try again in"), told);
    assertTrue(answer.headers().firstValue("retry-after").isPresent());
    assertEquals(5, first.calls().size());
  }

  @Test
  void a_changed_file_holds_for_the_next_job_and_a_running_one_ends_by_the_old() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    UpstreamExchange usual =
        UpstreamExchange.read("openai/edit-usual-size.yaml", first.url().toString());
    first.then(
        connection -> {
          begun.countDown();
          var _ = may.await(20, TimeUnit.SECONDS);
          ScriptedUpstream.write(connection.out(), usual.status(), usual.headers(), usual.body());
        });
    CompletableFuture<HttpResponse<byte[]>> running = server.begin(edit("make it night"));
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    Files.writeString(
        data.resolve("darkroom.yaml"),
        """
        providers:
          - {id: two, type: openai, baseUrl: "%s/v1", apiKey: "${file:secret}", timeout: 20s}
        routes:
          - {model: gpt-image-1, to: [two/gpt-image-1.5]}
        """
            .formatted(second.url()));
    server.follow();
    play(second, "edit-usual-size.yaml", 1);
    assertEquals(200, server.send(edit("make it day")).statusCode());
    assertEquals(1, second.calls().size());
    assertEquals(2, providers().path("providers").size(), "the engine and two");
    may.countDown();
    assertEquals(200, running.get(20, TimeUnit.SECONDS).statusCode());
    assertEquals(1, first.calls().size());
    assertTrue(providers().at("/settings/fault").isNull());
  }

  @Test
  void a_file_that_cannot_be_used_changes_nothing_and_is_told_with_its_line() throws Exception {
    Files.writeString(
        data.resolve("darkroom.yaml"), settings("0.04") + "  - {model: x, to: [three/y]}\n");
    server.follow();
    String fault = providers().at("/settings/fault").asText();
    assertTrue(
        fault.contains("darkroom.yaml, line 10: routes[1].to[0]: there is no provider"), fault);
    assertTrue(
        log.list.stream()
            .anyMatch(
                event ->
                    event.getLevel() == Level.ERROR
                        && event.getFormattedMessage().contains("line 10: routes[1].to[0]")));
    play(first, "edit-usual-size.yaml", 1);
    assertEquals(200, server.send(edit("make it night")).statusCode());
    Files.writeString(data.resolve("darkroom.yaml"), settings("0.5"));
    server.follow();
    assertTrue(providers().at("/settings/fault").isNull());
    play(first, "edit-usual-size.yaml", 1);
    assertEquals(200, server.send(edit("make it day")).statusCode());
    assertEquals("0.54", spent());
  }

  @Test
  void a_changed_secret_is_used_and_none_is_ever_shown() throws Exception {
    Files.writeString(data.resolve("secret"), KEY + "-next");
    server.follow();
    play(first, "refused.yaml", 1);
    play(second, "edit-usual-size.yaml", 1);
    assertEquals(200, server.send(edit("make it night")).statusCode());
    assertEquals("Bearer " + KEY + "-next", first.call().headers().get("authorization"));
    Files.writeString(
        data.resolve("darkroom.yaml"), settings("0.04").replace("timeout: 20s", "timeout: x"));
    server.follow();
    assertFalse(providers().toString().contains(KEY), providers().toString());
    assertNoSecretWasLogged();
  }
}
