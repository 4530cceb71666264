package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.job.Retry;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an upstream says of another try. */
class UpstreamErrorTest {
  private static final ProviderConfig CONFIG =
      new ProviderConfig("main", URI.create("http://h"), null, ProviderConfig.TIMEOUT, 1);

  private static UpstreamError error(int status, Map<String, List<String>> headers) {
    return UpstreamError.read(
        status, HttpHeaders.of(headers, (_, _) -> true), MissingNode.getInstance(), CONFIG);
  }

  @Test
  void the_time_to_come_again_travels_with_the_failure() {
    Retry retry = error(429, Map.of("retry-after", List.of("7"))).busy().retry();
    assertEquals(new Retry(true, Duration.ofSeconds(7)), retry);
    assertEquals(
        new Retry(true, Duration.ofSeconds(2)),
        error(429, Map.of("retry-after-ms", List.of("1500"))).busy().retry());
    assertEquals(new Retry(true, null), error(500, Map.of()).failed().retry());
  }

  @Test
  void an_upstream_may_forbid_another_try() {
    Map<String, List<String>> headers = Map.of("X-Should-Retry", List.of("False"));
    assertEquals(Retry.NEVER, error(500, headers).failed().retry());
  }

  @Test
  void no_word_of_an_upstream_makes_a_refusal_worth_a_repeat() {
    Map<String, List<String>> headers = Map.of("x-should-retry", List.of("true"));
    assertEquals(Retry.NEVER, error(401, headers).refused().retry());
    assertEquals(Retry.NEVER, error(400, headers).unsupported().retry());
  }
}
