package dev.darkroom.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What {@link Fetcher} may reach and spend.
 *
 * @param allow entries {@code host[:port]} that may be reached although their address is private or
 *     their port unusual; compared with the URL as it is written, before any resolution. An entry
 *     without a port stands for every port of that host
 * @param temporary a folder for what arrives; it is empty again after each fetch
 * @param userAgent what the fetcher calls itself
 * @param connect for one connection
 * @param whole for everything together: names, redirects and the last byte
 * @param sizeMax in bytes, counted as read
 * @param fetchesMax at once; more wait within their own time
 */
public record FetchConfig(
    List<String> allow,
    Path temporary,
    String userAgent,
    Duration connect,
    Duration whole,
    int sizeMax,
    int redirectsMax,
    int fetchesMax) {
  public FetchConfig {
    allow = allow.stream().map(entry -> entry.strip().toLowerCase(Locale.ROOT)).toList();
  }

  public static FetchConfig defaults(List<String> allow, Path temporary, String userAgent) {
    return new FetchConfig(
        allow, temporary, userAgent, Duration.ofSeconds(5), Duration.ofSeconds(15), 20 << 20, 3, 6);
  }

  boolean allows(String host, int port) {
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return allow.contains(bracketed) || allow.contains(bracketed + ":" + port);
  }
}
