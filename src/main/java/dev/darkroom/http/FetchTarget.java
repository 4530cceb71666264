package dev.darkroom.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https URL taken apart, in the one spelling that is then used everywhere: what is
 * checked is what is connected to.
 *
 * @param host a lower-case ASCII name, or an address (IPv6 without brackets)
 * @param file path and query, ASCII
 */
record FetchTarget(String scheme, String host, int port, String file) {
  static final int LENGTH_MAX = 8192;

  private static final Pattern FORM =
      Pattern.compile("(?i)(https?)://([^/?#@\\\\]+?)(?::([0-9]{1,5}))?([/?][^#]*)?(?:#.*)?");
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.?)+");

  /** The last label of a name is never a number: that would be an address, oddly written. */
  private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");

  /** Empty when the URL is malformed, of another scheme, or carries a login. */
  static Optional<FetchTarget> parse(String url) {
    if (url.length() > LENGTH_MAX || url.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(url.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    int port = matcher.group(3) == null ? standard : Integer.parseInt(matcher.group(3));
    Optional<String> host = host(matcher.group(2));
    Optional<String> file = file(matcher.group(4) == null ? "/" : matcher.group(4));
    if (port < 1 || port > 65535 || host.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FetchTarget(scheme, host.get(), port, file.get()));
  }

  /** Where a redirect leads from here; empty as {@link #parse}. */
  Optional<FetchTarget> follow(String location) {
    try {
      String here = scheme + "://" + authority() + file;
      return parse(new URI(here).resolve(location.strip().replace(" ", "%20")).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Host and port as an allow-list writes them, such as {@code [::1]:8080}. */
  String authority() {
    return bracketed() + ":" + port;
  }

  String bracketed() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static Optional<String> host(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    try {
      if (lower.startsWith("[") && lower.endsWith("]") && lower.indexOf('%') < 0) {
        InetAddress address = InetAddress.ofLiteral(lower.substring(1, lower.length() - 1));
        return Optional.of(address.getHostAddress());
      }
      String ascii = IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      if (NUMBER_LAST.matcher(ascii).matches()) {
        return plainAddress(ascii) ? Optional.of(ascii) : Optional.empty();
      }
      return NAME.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Four decimal numbers without leading zeros: other spellings mean different things to others.
   */
  private static boolean plainAddress(String text) {
    String number = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    return text.matches("(" + number + "\\.){3}" + number);
  }

  private static Optional<String> file(String written) {
    String path = written.startsWith("/") ? written : "/" + written;
    try {
      return Optional.of(new URI(path.replace(" ", "%20")).toASCIIString())
          .filter(file -> file.startsWith("/"));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
