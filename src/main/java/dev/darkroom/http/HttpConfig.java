package dev.darkroom.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens and what it may spend.
 *
 * @param port 0 picks a free one
 * @param publicUrl the base of the server's own links, when the request's Host does not say it
 * @param temporary a folder for request bodies above 8 KB; a file lives as long as its request. The
 *     server's own: what an earlier run left there is deleted at the start
 * @param exposedHeaders answer headers that scripts of other origins may read
 * @param trustedProxies addresses and blocks whose forwarding headers are believed
 */
public record HttpConfig(
    String host,
    int port,
    Optional<String> publicUrl,
    Path temporary,
    List<String> exposedHeaders,
    List<String> trustedProxies,
    HttpLimits limits) {
  public HttpConfig {
    exposedHeaders = List.copyOf(exposedHeaders);
    trustedProxies = List.copyOf(trustedProxies);
    publicUrl = publicUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  public static HttpConfig local(Path temporary) {
    return new HttpConfig(
        "127.0.0.1",
        0,
        Optional.empty(),
        temporary,
        List.of("x-request-id"),
        List.of(),
        HttpLimits.DEFAULT);
  }

  public HttpConfig with(HttpLimits other) {
    return new HttpConfig(host, port, publicUrl, temporary, exposedHeaders, trustedProxies, other);
  }

  public HttpConfig withPublicUrl(String url) {
    return new HttpConfig(
        host, port, Optional.of(url), temporary, exposedHeaders, trustedProxies, limits);
  }

  public HttpConfig withTrustedProxies(List<String> proxies) {
    return new HttpConfig(host, port, publicUrl, temporary, exposedHeaders, proxies, limits);
  }
}
