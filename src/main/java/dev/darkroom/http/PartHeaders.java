package dev.darkroom.http;

import static dev.darkroom.http.BodyException.Kind.MALFORMED;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The headers of a part, and header values of the form {@code value; name="text"}. */
final class PartHeaders {
  private PartHeaders() {}

  record Disposition(String name, @Nullable String filename) {}

  /** Names in lower case; of a repeated header the first counts. */
  static Map<String, String> parse(List<String> lines) {
    Map<String, String> headers = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new BodyException(MALFORMED, "a part's header has no name");
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.putIfAbsent(name, line.substring(colon + 1).strip());
    }
    return headers;
  }

  static Disposition disposition(Map<String, String> headers) {
    String value = headers.getOrDefault("content-disposition", "");
    Map<String, String> parameters = parameters(value);
    String name = parameters.get("name");
    if (!bareType(value, "").equals("form-data") || name == null) {
      throw new BodyException(MALFORMED, "a part of the form has no name");
    }
    Optional<String> extended =
        Optional.ofNullable(parameters.get("filename*")).flatMap(PartHeaders::extended);
    return new Disposition(name, extended.orElse(parameters.get("filename")));
  }

  /** Lower case without parameters; null when absent or empty. */
  static @Nullable String bareType(@Nullable String contentType) {
    String bare = contentType == null ? "" : bareType(contentType, "");
    return bare.isEmpty() ? null : bare;
  }

  static String bareType(@Nullable String contentType, String absent) {
    return contentType == null
        ? absent
        : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The parameters behind the first semicolon, names in lower case. Quoted text may hold
   * semicolons; a backslash escapes a quote or a backslash only, since browsers of old send Windows
   * paths.
   */
  static Map<String, String> parameters(String value) {
    Map<String, String> parameters = new HashMap<>();
    int at = value.indexOf(';');
    while (at >= 0 && at < value.length()) {
      int equals = value.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      int start = value.lastIndexOf(';', equals) + 1;
      String name = value.substring(start, equals).strip().toLowerCase(Locale.ROOT);
      StringBuilder text = new StringBuilder();
      at = parameterText(value, equals + 1, text);
      parameters.putIfAbsent(name, text.toString());
    }
    return parameters;
  }

  /** Appends one parameter's text; returns where the next semicolon stands, or the end. */
  private static int parameterText(String value, int start, StringBuilder text) {
    int at = start;
    while (at < value.length() && value.charAt(at) == ' ') {
      at++;
    }
    if (at == value.length() || value.charAt(at) != '"') {
      int semicolon = value.indexOf(';', at);
      int end = semicolon < 0 ? value.length() : semicolon;
      text.append(value.substring(at, end).strip());
      return end;
    }
    for (at++; at < value.length() && value.charAt(at) != '"'; at++) {
      char c = value.charAt(at);
      boolean escapes =
          c == '\\'
              && at + 1 < value.length()
              && (value.charAt(at + 1) == '"' || value.charAt(at + 1) == '\\');
      text.append(escapes ? value.charAt(++at) : c);
    }
    int semicolon = value.indexOf(';', Math.min(at + 1, value.length()));
    return semicolon < 0 ? value.length() : semicolon;
  }

  /** A name in RFC 5987 form, {@code UTF-8''%e5%9b%be.png}; empty when it is another charset. */
  private static Optional<String> extended(String value) {
    String[] fields = value.split("'", 3);
    if (fields.length != 3 || !fields[0].equalsIgnoreCase("utf-8")) {
      return Optional.empty();
    }
    return Optional.of(Percent.decode(fields[2], StandardCharsets.UTF_8));
  }
}
