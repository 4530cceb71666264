package dev.darkroom.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** What the request line and the headers say. */
final class RequestHead {
  /** A name or address and perhaps a port; nothing that could end a URL's host early. */
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private final HttpServletRequest request;
  private final Forwarding forwarding;
  private final String path;

  RequestHead(HttpServletRequest request, Forwarding forwarding) {
    this.request = request;
    this.forwarding = forwarding;
    String decoded =
        ServletContextRequest.getServletContextRequest(request).getHttpURI().getDecodedPath();
    this.path = tidy(decoded == null ? "/" : decoded);
  }

  String path() {
    return path;
  }

  Optional<String> query(String name) {
    String query = request.getQueryString();
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (Percent.decodeQuery(sides[0]).equals(name)) {
        return Optional.of(sides.length == 2 ? Percent.decodeQuery(sides[1]) : "");
      }
    }
    return Optional.empty();
  }

  Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers
          .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .addAll(Collections.list(request.getHeaders(name)));
    }
    return Collections.unmodifiableMap(headers);
  }

  String remoteAddress() {
    List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
    return forwarding.client(peer(), forwarded);
  }

  /** From the Host header where it is one, else the address the connection came in at. */
  String baseUrl() {
    boolean proxied = forwarding.trusts(peer());
    String scheme =
        proxied && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))
            ? "https"
            : "http";
    return (proxied ? authority("X-Forwarded-Host") : Optional.<String>empty())
        .or(() -> authority("Host"))
        .map(host -> scheme + "://" + host)
        .orElseGet(this::boundUrl);
  }

  private Optional<String> authority(String header) {
    return Optional.ofNullable(request.getHeader(header))
        .filter(value -> AUTHORITY.matcher(value).matches());
  }

  private String boundUrl() {
    String address = bare(request.getLocalAddr());
    String bracketed = address.contains(":") ? "[" + address + "]" : address;
    return "http://" + bracketed + ":" + request.getLocalPort();
  }

  private String peer() {
    return bare(request.getRemoteAddr());
  }

  private static String bare(String address) {
    return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
  }

  /** Without the doubled and trailing slashes that base URLs with a slash at their end lead to. */
  private static String tidy(String path) {
    String single = path.replaceAll("/{2,}", "/");
    boolean trailing = single.length() > 1 && single.endsWith("/");
    return trailing ? single.substring(0, single.length() - 1) : single;
  }
}
