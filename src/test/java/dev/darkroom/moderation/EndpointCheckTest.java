package dev.darkroom.moderation;

import static dev.darkroom.moderation.ModerationTest.refusal;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.moderation.ModerationConfig.Endpoint;
import dev.darkroom.moderation.ModerationConfig.OnFailure;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.UpstreamCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class EndpointCheckTest {
  private static final String PASSES = "{\"results\":[{\"flagged\":false,\"categories\":{}}]}";

  private final ScriptedUpstream server = new ScriptedUpstream();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Moderation.class);
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    logger.setLevel(null);
    server.close();
  }

  @Test
  void asks_with_the_model_the_text_and_the_key() throws Exception {
    answers(200, PASSES);
    try (Moderation moderation = asking(OnFailure.CLOSED, 10_000)) {
      assertDoesNotThrow(() -> moderation.check("a \"cup\" 杯"));
    }
    UpstreamCall call = server.call();
    JsonNode body = new ObjectMapper().readTree(call.body());
    assertEquals("POST /v1/moderations", call.method() + " " + call.path());
    assertEquals("Bearer secret", call.headers().get("authorization"));
    assertEquals("{\"model\":\"omni\",\"input\":\"a \\\"cup\\\" 杯\"}", body.toString());
  }

  @Test
  void refuses_what_is_flagged_and_logs_its_categories() {
    answers(
        200,
        "{\"results\":[{\"flagged\":false},{\"flagged\":true,\"categories\":"
            + "{\"violence\":true,\"hate\":false,\"self-harm/intent\":true}}]}");
    try (Moderation moderation = asking(OnFailure.OPEN, 10_000)) {
      var refusal = refusal(moderation, "a cup");
      assertEquals(ErrorCode.CONTENT_BLOCKED, refusal.code());
      assertFalse(refusal.sentence().contains("violence"));
    }
    assertTrue(lastLine().contains("rule endpoint [self-harm/intent, violence]"), lastLine());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "",
        "[]",
        "{}",
        "{\"results\":[]}",
        "{\"results\":{}}",
        "{\"results\":[{}]}",
        "{\"results\":[{\"flagged\":\"no\"}]}"
      })
  void an_answer_that_is_no_verdict_is_a_failure(String body) {
    answers(200, body);
    try (Moderation moderation = asking(OnFailure.CLOSED, 10_000)) {
      var refusal = refusal(moderation, "a cup");
      assertEquals(ErrorCode.UPSTREAM_BUSY, refusal.code());
      assertEquals("The safety check does not answer; try again", refusal.sentence());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 401, 429, 500})
  void every_status_but_200_is_a_failure(int status) {
    answers(status, PASSES);
    try (Moderation moderation = asking(OnFailure.CLOSED, 10_000)) {
      assertEquals(ErrorCode.UPSTREAM_BUSY, refusal(moderation, "a cup").code());
    }
  }

  @Test
  void an_answer_of_more_than_a_megabyte_is_a_failure() {
    answers(200, PASSES + " ".repeat(1 << 20));
    try (Moderation moderation = asking(OnFailure.CLOSED, 10_000)) {
      assertEquals(ErrorCode.UPSTREAM_BUSY, refusal(moderation, "a cup").code());
    }
  }

  @ParameterizedTest
  @EnumSource(OnFailure.class)
  void a_silent_endpoint_is_left_in_time(OnFailure onFailure) throws Exception {
    server.then(ScriptedUpstream.Connection::waitUntilLeft);
    try (Moderation moderation = asking(onFailure, 200)) {
      assertFails(onFailure, moderation);
    }
    assertTrue(server.clientLeft());
  }

  @Test
  void an_answer_that_never_ends_is_left_in_time() throws Exception {
    server.then(
        connection -> {
          connection
              .out()
              .write(
                  ScriptedUpstream.head(200, Map.of(), 1000).getBytes(StandardCharsets.US_ASCII));
          connection.out().write('{');
          connection.out().flush();
          connection.waitUntilLeft();
        });
    try (Moderation moderation = asking(OnFailure.CLOSED, 300)) {
      assertFails(OnFailure.CLOSED, moderation);
    }
    assertTrue(server.clientLeft());
  }

  @Test
  void failures_that_pass_are_logged_once_a_minute() {
    try (Moderation moderation = asking(OnFailure.OPEN, 10_000)) {
      for (int seconds : new int[] {0, 1, 59, 60, 61}) {
        nanos.set(Duration.ofSeconds(seconds).toNanos());
        answers(500, "");
        assertDoesNotThrow(() -> moderation.check("a cup"));
      }
    }
    assertEquals(
        List.of("The moderation endpoint fails (status 500); prompts pass"),
        log.list.stream().map(ILoggingEvent::getFormattedMessage).distinct().toList());
    assertEquals(2, log.list.size());
  }

  @Test
  void what_another_rule_refuses_is_not_sent() {
    try (Moderation moderation = asking(OnFailure.OPEN, 10_000)) {
      assertEquals(ErrorCode.CONTENT_BLOCKED, refusal(moderation, "a quokka").code());
    }
    assertEquals(List.of(), server.calls());
  }

  private void assertFails(OnFailure onFailure, Moderation moderation) {
    if (onFailure == OnFailure.OPEN) {
      assertDoesNotThrow(() -> moderation.check("a cup"));
    } else {
      assertEquals(ErrorCode.UPSTREAM_BUSY, refusal(moderation, "a cup").code());
    }
    assertTrue(lastLine().startsWith("The moderation endpoint fails"), lastLine());
  }

  private void answers(int status, String body) {
    server.then(
        status,
        Map.of("Content-Type", "application/json", "Location", server.url().toString()),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Moderation asking(OnFailure onFailure, int millis) {
    URI url = server.url().resolve("/v1/moderations");
    Endpoint endpoint = new Endpoint(url, "secret", "omni", Duration.ofMillis(millis), onFailure);
    return new Moderation(
        new ModerationConfig(false, List.of("quokka"), List.of(), true, endpoint), nanos::get);
  }

  private String lastLine() {
    return log.list.getLast().getFormattedMessage();
  }
}
