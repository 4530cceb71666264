package dev.darkroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Web pages and what belongs to them, out of the program's own resources: {@code GET /web/...}, and
 * pages at addresses of their own. A page may load and call nothing but this server, and runs no
 * script that does not lie in a file here.
 *
 * <p>Every answer is checked again by its {@code ETag} before it is used, so that a page never
 * meets the scripts of another version.
 */
public final class StaticFiles {
  private static final String BASE = "/web/";

  /** Letters, digits, dots and lines; no name begins with a dot, so nothing leads upwards. */
  private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/|$))+");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "webp", "image/webp",
          "woff2", "font/woff2");

  private static final List<String> PACKED = List.of("html", "css", "js", "json", "svg");

  /** Pictures may also be what the page itself has read or made. */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' blob: data:",
          "font-src 'self'",
          "connect-src 'self'",
          "form-action 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private final String folder;
  private final Map<String, String> pages;

  /**
   * @param folder of resources, such as {@code /web}
   * @param pages addresses such as {@code /console}, and the file below the folder that each shows
   */
  public StaticFiles(String folder, Map<String, String> pages) {
    this.folder = folder + "/";
    this.pages = Map.copyOf(pages);
  }

  public List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(new Endpoint("GET", BASE + "{path...}", r -> serve(r, r.pathParameter("path"))));
    pages.forEach(
        (address, file) -> endpoints.add(new Endpoint("GET", address, r -> serve(r, file))));
    return List.copyOf(endpoints);
  }

  private Response serve(Request request, String path) throws IOException {
    Optional<byte[]> found = read(path);
    if (found.isEmpty()) {
      return guarded(Response.text(404, "There is nothing at this address.\n"));
    }
    String ending = ending(path);
    boolean packed = PACKED.contains(ending) && takesGzip(request);
    StaticFile file = packed ? StaticFile.packed(found.get()) : StaticFile.plain(found.get());
    Response response =
        holds(request, file.tag())
            ? Response.empty(304)
            : Response.of(200, TYPES.getOrDefault(ending, ""), file.bytes());
    if (packed && response.status() == 200) {
      response = response.with("Content-Encoding", "gzip");
    }
    return guarded(response)
        .with("ETag", file.tag())
        .with("Cache-Control", "no-cache")
        .with("Vary", "Accept-Encoding");
  }

  private static Response guarded(Response response) {
    return response
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }

  /** Only what has an ending that is served: a folder has none. */
  private Optional<byte[]> read(String path) throws IOException {
    if (!PATH.matcher(path).matches() || !TYPES.containsKey(ending(path))) {
      return Optional.empty();
    }
    try (InputStream in = StaticFiles.class.getResourceAsStream(folder + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static boolean takesGzip(Request request) {
    return request.header("Accept-Encoding").stream()
        .flatMap(codings -> Arrays.stream(codings.split(",", -1)))
        .map(coding -> coding.strip().toLowerCase(Locale.ROOT).replace(" ", ""))
        .anyMatch(coding -> coding.matches("gzip(;q=(1|1\\.0*|0\\.\\d*[1-9]\\d*))?"));
  }

  private static boolean holds(Request request, String tag) {
    return request.header("If-None-Match").stream()
        .flatMap(tags -> Arrays.stream(tags.split(",", -1)))
        .map(String::strip)
        .anyMatch(t -> t.equals("*") || t.equals(tag) || t.equals("W/" + tag));
  }
}
