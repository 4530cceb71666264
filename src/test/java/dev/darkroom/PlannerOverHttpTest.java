package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.TestPictures;
import dev.darkroom.testing.UpstreamExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with a planner in its settings: plans and edits agree, and none without it. */
@Timeout(60)
class PlannerOverHttpTest {
  private static final String NONSENSE = "frobnicate it a little";

  @TempDir Path data;
  private final ScriptedUpstream upstream = new ScriptedUpstream();

  @AfterEach
  void close() {
    upstream.close();
  }

  private RunningServer server(String more) {
    return RunningServer.set(
        data, "planner: {baseUrl: \"%s/v1\", model: small%s}".formatted(upstream.url(), more));
  }

  private void answers(String exchange) {
    UpstreamExchange.read("planner/" + exchange + ".yaml", upstream.url().toString())
        .play(upstream, 1);
  }

  private static JsonNode plan(RunningServer server) {
    String json = "{\"prompt\": \"" + NONSENSE + "\", \"images\": 1}";
    return RunningServer.json(server.send(ScriptedCall.json("/api/darkroom/plan", json)));
  }

  private static HttpResponse<byte[]> edit(RunningServer server) {
    byte[] picture = TestPictures.named("first.png");
    return server.send(
        ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.text("model", "darkroom-local"),
            ScriptedPart.text("prompt", NONSENSE),
            ScriptedPart.file("image", "first.png", "image/png", picture)));
  }

  @Test
  void the_plan_that_was_looked_at_is_the_one_carried_out() {
    try (RunningServer server = server("")) {
      answers("plan");
      JsonNode plan = plan(server);
      assertTrue(plan.path("executable").booleanValue(), plan.toString());
      assertEquals("vintage", plan.at("/operations/0/parameters/look").asText());
      assertTrue(plan.path("notes").toString().contains("language model"));
      HttpResponse<byte[]> edited = edit(server);
      assertEquals(200, edited.statusCode());
      assertTrue(
          edited.headers().firstValue("x-darkroom-note").orElse("").contains("language model"));
      assertEquals(1, upstream.calls().size());
    }
  }

  @Test
  void a_planner_that_fails_leaves_the_refusal() {
    try (RunningServer server = server(", timeout: 2s")) {
      upstream.then(500, Map.of(), new byte[0]).then(429, Map.of(), new byte[0]);
      assertFalse(plan(server).path("understood").booleanValue());
      assertEquals(400, edit(server).statusCode());
      assertEquals(2, upstream.calls().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {", when: never, apiKey: \"${NOT_SET}\"", ""})
  void without_a_planner_nobody_is_asked(String never) {
    try (RunningServer server = never.isEmpty() ? RunningServer.start(data) : server(never)) {
      assertFalse(plan(server).path("understood").booleanValue());
      assertEquals(400, edit(server).statusCode());
      assertEquals(0, upstream.calls().size());
    }
  }

  @Test
  void settings_that_cannot_be_used_are_named_and_keys_never_shown() throws IOException {
    for (String section :
        List.of(
            "{model: small}",
            "{baseUrl: \"ftp://host/v1\", model: small}",
            "{baseUrl: \"http://host/v1\"}",
            "{baseUrl: \"http://host/v1\", model: small, when: often}",
            "{baseUrl: \"http://host/v1\", model: small, timeout: 10m}",
            "{baseUrl: \"http://host/v1\", model: small, apiKey: \"a secret\"}",
            "{baseUrl: \"http://host/v1\", model: small, key: x}",
            "always")) {
      Files.writeString(data.resolve("darkroom.yaml"), "planner: " + section);
      ServeCommand command = new ServeCommand();
      command.data = data;
      var failure = assertThrows(SettingsException.class, () -> command.settings(Map.of()));
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains("planner"), message);
      assertFalse(message.contains("secret"), message);
    }
  }
}
