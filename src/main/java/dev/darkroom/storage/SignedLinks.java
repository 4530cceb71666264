package dev.darkroom.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks result links, {@code BASE/files/KEY.png?expires=SECONDS&signature=...}. Who
 * holds one may read that blob until it expires; without the server's secret none can be made or
 * prolonged.
 */
public final class SignedLinks {
  /** The path below which all links lie. */
  public static final String PATH = "/files/";

  private static final int SECRET_MIN = 32;
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

  private final SecretKeySpec secret;
  private final Duration expiry;
  private final Clock clock;

  /**
   * @param secret at least 32 random bytes, the same on every node and after a restart
   * @param expiry how long a new link lives
   */
  public SignedLinks(byte[] secret, Duration expiry, Clock clock) {
    if (secret.length < SECRET_MIN) {
      throw new IllegalArgumentException("the secret of links needs " + SECRET_MIN + " bytes");
    }
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
    this.expiry = expiry;
    this.clock = clock;
  }

  /**
   * A new link.
   *
   * @param base such as {@code http://127.0.0.1:8080}, without a trailing slash
   */
  public String link(String base, LinkedBlob blob) {
    String expires = Long.toString(clock.instant().plus(expiry).getEpochSecond());
    return base
        + PATH
        + blob.name()
        + "?expires="
        + expires
        + "&signature="
        + signature(blob.name(), expires);
  }

  /** What a link leads to, by its parts; empty when it is forged, malformed or expired. */
  public Optional<LinkedBlob> verify(String name, String expires, String signature) {
    Optional<LinkedBlob> blob = LinkedBlob.parse(name);
    if (blob.isEmpty() || !SECONDS.matcher(expires).matches()) {
      return Optional.empty();
    }
    boolean genuine =
        MessageDigest.isEqual(
            signature(name, expires).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
    boolean alive = clock.instant().getEpochSecond() < Long.parseLong(expires);
    return genuine && alive ? blob : Optional.empty();
  }

  /**
   * The key behind a URL when it is a valid link of this server; empty for any other URL.
   *
   * @param ownBases the bases that clients reach this server under
   */
  public Optional<String> keyOf(String url, Set<String> ownBases) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    String path = uri.getRawPath();
    if (path == null || uri.getRawUserInfo() != null || uri.getRawQuery() == null) {
      return Optional.empty();
    }
    for (String base : ownBases) {
      URI own = URI.create(base);
      String prefix = own.getRawPath() + PATH;
      if (origin(own).equals(origin(uri)) && path.startsWith(prefix)) {
        return verified(path.substring(prefix.length()), uri.getRawQuery());
      }
    }
    return Optional.empty();
  }

  private Optional<String> verified(String name, String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      parameters.putIfAbsent(sides[0], sides.length == 2 ? sides[1] : "");
    }
    String expires = parameters.getOrDefault("expires", "");
    String signature = parameters.getOrDefault("signature", "");
    return verify(name, expires, signature).map(LinkedBlob::key);
  }

  /** Scheme, host and port, so that {@code HTTP://Host:80} is {@code http://host}. */
  private static String origin(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }

  private String signature(String name, String expires) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      byte[] text = ("link\n" + name + "\n" + expires).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
