package dev.darkroom.dialect.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams as they go on; the table of streams holds what their events say. */
class StreamTest {
  private static ScriptedGateway gateway(Duration quiet) {
    var dialect = new OpenAiImagesDialect(OpenAiConfig.standard(), InstantSource.system(), quiet);
    return new ScriptedGateway(dialect, OpenAiConformanceTest.MODELS);
  }

  private static ScriptedAnswer send(ScriptedGateway gateway, int previews) {
    String json =
        "{\"model\": \"gpt-image-1\", \"prompt\": \"x\", \"stream\": true, \"partial_images\": "
            + previews
            + "}";
    return gateway.send(
        ScriptedCall.json("/v1/images/generations", json)
            .with("Authorization", "Bearer " + ScriptedGateway.KEY));
  }

  private static void show(ScriptedGateway gateway, int count) {
    var sketch = gateway.delivery().put(new Size(8, 8), OutputFormat.PNG, false);
    gateway.showing(Collections.nCopies(count, sketch));
  }

  @Test
  void a_stream_without_news_shows_that_it_is_alive() {
    ScriptedGateway gateway = gateway(Duration.ZERO);
    show(gateway, 3);
    // None of the three is asked for, so each look finds nothing to write.
    ScriptedAnswer answer = send(gateway, 0);
    assertTrue(answer.at("comments").asInt() >= 2, answer::text);
    assertEquals(1, answer.at("events").size());
  }

  @Test
  void a_stream_with_news_needs_no_comments() {
    ScriptedGateway gateway = gateway(Duration.ofHours(1));
    show(gateway, 3);
    ScriptedAnswer answer = send(gateway, 3);
    assertEquals(0, answer.at("comments").asInt());
    assertEquals(4, answer.at("events").size());
  }

  @Test
  void a_stream_that_begins_with_nothing_begins_with_a_comment() {
    ScriptedAnswer answer = send(gateway(Duration.ofHours(1)), 2);
    assertTrue(answer.text().startsWith(": ping\n\n"), answer::text);
    assertEquals(1, answer.at("comments").asInt());
  }

  @Test
  void every_event_is_on_its_way_when_it_is_written() throws IOException {
    ScriptedGateway gateway = gateway(Duration.ofHours(1));
    var image = gateway.delivery().put(new Size(8, 8), OutputFormat.PNG, false);
    send(gateway, 2);
    var call = (OpenAiCall) gateway.calls().getLast();
    FlushCounter out = new FlushCounter();
    EventWriter events = new EventWriter(call, out);
    events.ping();
    events.partial(image, 0, gateway.delivery());
    var outcome = new Outcome.Succeeded(List.of(image, image), null, List.of());
    events.completed(Finished.of(call, outcome, gateway.delivery()));
    assertEquals(4, out.flushes);
    assertTrue(out.clean, "something was left behind the last flush");
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_on_the_way_ends_the_stream_by_an_event_that_every_sdk_raises(ErrorCode code) {
    ScriptedGateway gateway = gateway(Duration.ofHours(1));
    show(gateway, 1);
    gateway.ending(_ -> new Outcome.Failed(code, "It could not be done.", "instruction"));
    ScriptedAnswer answer = send(gateway, 1);
    assertEquals(2, answer.at("events").size());
    assertEquals("error", answer.at("events[1].event").asText());
    assertEquals("error", answer.at("events[1].data.type").asText());
    var error = answer.at("events[1].data.error");
    assertTrue(error.path("message").asText().length() > 10, error::toString);
    assertTrue(error.has("type") && error.has("code") && error.has("param"), error::toString);
  }

  /** What the SDKs retry by themselves: 408, 409, 429 and 5xx, unless a header forbids it. */
  @ParameterizedTest
  @EnumSource
  void sdks_repeat_exactly_what_may_pass(ErrorCode code) {
    ScriptedGateway gateway = gateway(Duration.ofHours(1));
    gateway.ending(_ -> new Outcome.Failed(code, "It could not be done.", null));
    ScriptedAnswer answer = send(gateway, 0);
    boolean status = List.of(408, 409, 429).contains(answer.status()) || answer.status() >= 500;
    boolean repeated = status && !answer.header("x-should-retry").orElse("").equals("false");
    assertEquals(code.retryable(), repeated, () -> code + " is " + answer.status());
    if (answer.status() == 503) {
      int seconds = Integer.parseInt(answer.header("Retry-After").orElseThrow());
      assertTrue(seconds >= 1 && seconds <= 60);
    }
    if (answer.status() == 422) {
      assertEquals("false", answer.header("x-should-retry").orElse(""));
    }
  }

  /** Looks whether everything written was flushed. */
  private static final class FlushCounter extends OutputStream {
    private int flushes;
    private boolean clean = true;

    @Override
    public void write(int b) {
      clean = false;
    }

    @Override
    public void flush() {
      flushes++;
      clean = true;
    }
  }
}
