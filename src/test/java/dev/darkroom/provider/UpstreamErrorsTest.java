package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.darkroom.job.DarkroomException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of what each upstream says and what it means here. */
class UpstreamErrorsTest {
  private static final String KEY = "sk-live-0123456789abcdef";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ProviderConfig CONFIG =
      new ProviderConfig("main", URI.create("http://up/v1"), KEY, Duration.ofSeconds(1), 1);

  static Stream<JsonNode> openAi() throws IOException {
    return rows("openai");
  }

  static Stream<JsonNode> ark() throws IOException {
    return rows("volcengine-ark");
  }

  private static Stream<JsonNode> rows(String upstream) throws IOException {
    String table = "/exchanges/" + upstream + "/errors.yaml";
    try (InputStream in = UpstreamErrorsTest.class.getResourceAsStream(table)) {
      JsonNode rows = YAML.readTree(Objects.requireNonNull(in));
      return StreamSupport.stream(rows.spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("openAi")
  void openai_means_by_its_errors_what_the_table_says(JsonNode row) {
    verify(row, OpenAiErrors::map);
  }

  @ParameterizedTest
  @MethodSource("ark")
  void ark_means_by_its_errors_what_the_table_says(JsonNode row) {
    verify(row, ArkErrors::map);
  }

  private static void verify(JsonNode row, Function<UpstreamError, DarkroomException> mapper) {
    DarkroomException failure = mapper.apply(error(row));
    assertEquals(row.path("expect").asText(), failure.code().name(), row.toString());
    assertTrue(failure.sentence().endsWith("."), failure.sentence());
  }

  private static UpstreamError error(JsonNode row) {
    Map<String, List<String>> headers =
        row.has("retryAfter")
            ? Map.of("retry-after", List.of(row.path("retryAfter").asText()))
            : Map.of();
    return UpstreamError.read(
        row.path("status").asInt(),
        HttpHeaders.of(headers, (_, _) -> true),
        YAML.createObjectNode().set("error", row),
        CONFIG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Incorrect API key provided: sk-live-0123456789abcdef.",
        "Incorrect API key provided: sk-live-****************cdef.",
        "Rate limit reached in organization org-AbCdEf123456 for proj_12345678.",
        "The account 2100123456 has no access.",
        "Call https://10.1.2.3/internal?token=abc or write to ops@example.org",
        "Failed. Request id: 021690123456789abcdef0123456789",
        "Failed (request_id=req_0123456789abcdef)",
        "Authorization Bearer abc.def is wrong",
        "host 10.1.2.3 does not answer",
      })
  void callers_read_nothing_that_names_the_operators_account(String said) {
    String told = CallerText.of(said, KEY);
    for (String secret :
        List.of(
            "0123456789",
            "cdef",
            "AbCdEf",
            "12345678",
            "2100123456",
            "10.1.2.3",
            "example",
            "abc.def")) {
      assertFalse(told.contains(secret), told);
    }
  }

  @Test
  void callers_read_what_is_theirs_in_one_short_line() {
    assertEquals(
        "Invalid size '100x100'. Supported sizes are 1024x1024 and auto.",
        CallerText.of("Invalid size '100x100'.\r\n Supported sizes\tare 1024x1024 and auto.", KEY));
    assertEquals(303, CallerText.of("too long ".repeat(10_000), KEY).length());
  }
}
