package dev.darkroom;

import dev.darkroom.http.Endpoint;
import dev.darkroom.http.HttpConfig;
import dev.darkroom.http.HttpLimits;
import dev.darkroom.http.HttpServer;
import java.util.List;
import java.util.Optional;

/** Opens the server's address. */
final class Listening {
  private Listening() {}

  static HttpServer start(Settings settings, List<Endpoint> endpoints, Fallbacks fallbacks) {
    try {
      return HttpServer.start(httpConfig(settings), endpoints, fallbacks);
    } catch (IllegalArgumentException e) {
      throw new StartException("A setting cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new StartException(
          "Cannot listen on "
              + bracketed(settings.host())
              + ":"
              + settings.port()
              + "; is the port taken? Choose another by --port, or 0 for a free one.",
          e);
    }
  }

  private static HttpConfig httpConfig(Settings settings) {
    return new HttpConfig(
        settings.host(),
        settings.port(),
        Optional.ofNullable(settings.publicUrl()),
        settings.data().resolve("uploads"),
        List.of(
            "x-request-id",
            "x-darkroom-task",
            "x-darkroom-note",
            "x-darkroom-detail",
            "x-should-retry",
            "retry-after",
            "x-ratelimit-limit-requests",
            "x-ratelimit-remaining-requests",
            "x-ratelimit-reset-requests"),
        settings.trustedProxies(),
        HttpLimits.DEFAULT.withBodyMax(settings.bodyMax()));
  }

  static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
