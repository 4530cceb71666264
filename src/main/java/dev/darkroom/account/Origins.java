package dev.darkroom.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The origins of web pages, such as {@code https://shop.example} or {@code http://localhost:3000}:
 * lower case, without the port that goes without saying.
 */
public final class Origins {
  private Origins() {}

  /**
   * The origin of the page that calls.
   *
   * @param origin the Origin header; where it came, it alone counts, also when it names no page
   *     ({@code null})
   * @param referer the Referer header
   * @return empty when neither header says anything
   */
  public static Optional<String> of(Optional<String> origin, Optional<String> referer) {
    return origin
        .filter(text -> !text.isBlank())
        .or(() -> referer.filter(text -> !text.isBlank()))
        .map(text -> read(text).orElse("null"));
  }

  /**
   * Whether a key with this list may be used by a page.
   *
   * @param allowed what {@link #parse} made; empty for all pages, and for callers that are none
   * @param origin what {@link #of} said
   */
  public static boolean allow(List<String> allowed, Optional<String> origin) {
    return allowed.isEmpty() || origin.filter(allowed::contains).isPresent();
  }

  /**
   * Reads an origin as an operator writes it.
   *
   * @throws IllegalArgumentException when it is none, or goes on after host and port
   */
  static String parse(String text) {
    return read(text)
        .filter(origin -> onlyOrigin(text))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + text
                        + "\" is not an origin such as https://shop.example; it has"
                        + " no path and, outside ASCII, is written in Punycode."));
  }

  private static boolean onlyOrigin(String text) {
    URI uri = URI.create(text.strip());
    String path = uri.getRawPath();
    return (path == null || path.isEmpty() || path.equals("/"))
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null;
  }

  /** The origin of a URL; empty when it has none. */
  private static Optional<String> read(String url) {
    try {
      URI uri = new URI(url.strip());
      String scheme = uri.getScheme();
      String host = uri.getHost();
      if (scheme == null || host == null) {
        return Optional.empty();
      }
      return origin(scheme.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), uri.getPort());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> origin(String scheme, String host, int port) {
    int silent = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : 0;
    if (silent == 0 || port > 65_535) {
      return Optional.empty();
    }
    String written = port < 0 || port == silent ? "" : ":" + port;
    return Optional.of(scheme + "://" + host + written);
  }
}
