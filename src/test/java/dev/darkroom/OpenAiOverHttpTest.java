package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiOverHttpTest extends ConformanceOverHttp {
  @Override
  List<String> tables() {
    return List.of(
        "/conformance/openai-edits.yaml",
        "/conformance/openai-generations.yaml",
        "/conformance/openai-variations.yaml",
        "/conformance/openai-streams.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"edits", "generations", "variations/"})
  void pages_of_other_origins_may_ask(String endpoint) throws Exception {
    var preflight =
        HttpRequest.newBuilder(url().resolve("/v1/images/" + endpoint + "?api-version=1"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(preflight, HttpResponse.BodyHandlers.ofString());
      assertEquals(204, answer.statusCode());
      assertEquals("*", answer.headers().firstValue("access-control-allow-origin").orElse(""));
      var methods = answer.headers().firstValue("access-control-allow-methods").orElse("");
      assertTrue(methods.contains("POST"), methods);
      var headers = answer.headers().firstValue("access-control-allow-headers").orElse("");
      assertTrue(headers.contains("authorization") && headers.contains("content-type"), headers);
    }
  }
}
