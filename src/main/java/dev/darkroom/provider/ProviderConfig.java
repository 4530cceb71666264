package dev.darkroom.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One upstream as the operator configured it.
 *
 * @param id the name that routes know it by
 * @param baseUrl http or https, without a slash at its end
 * @param apiKey null for an upstream that asks for none; never shown and never logged
 * @param timeout for one call, from the first byte sent to the last one read
 * @param maxConcurrent how many jobs' calls may run at once; more wait for their turn
 * @param options what only its kind knows, by name; see {@link Options}
 */
public record ProviderConfig(
    String id,
    URI baseUrl,
    @Nullable String apiKey,
    Duration timeout,
    int maxConcurrent,
    Map<String, String> options) {
  public static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Pictures are held in memory while they travel, so that a few at once are enough. */
  public static final int MAX_CONCURRENT = 4;

  public ProviderConfig {
    options = Map.copyOf(options);
    if (!timeout.isPositive() || maxConcurrent < 1) {
      throw new IllegalArgumentException("A provider has some time and room for a call: " + id);
    }
  }

  /** An upstream without options of its kind. */
  public ProviderConfig(
      String id, URI baseUrl, @Nullable String apiKey, Duration timeout, int maxConcurrent) {
    this(id, baseUrl, apiKey, timeout, maxConcurrent, Map.of());
  }

  /** Without the key. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }
}
