package dev.darkroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a JSON body; no body has none. Each is read with its check; what is not known is
 * refused by name.
 */
final class Fields {
  static final int BODY_MAX = 64 << 10;

  private final JsonNode body;

  private Fields(JsonNode body) {
    this.body = body;
  }

  /**
   * Reads a body.
   *
   * @param known the members that it may have
   * @throws RefusalException when it is too large, no JSON object, or has another member
   */
  static Fields of(Request request, String... known) {
    JsonNode body = parsed(request);
    List<String> names = List.of(known);
    body.propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(name -> refuseName(name, names));
    return new Fields(body);
  }

  private static void refuseName(String name, List<String> names) {
    throw RefusalException.bad(
        "\""
            + Text.shown(name)
            + "\" is not known here; this call takes "
            + Text.listed(names)
            + ".");
  }

  private static JsonNode parsed(Request request) {
    type(request.contentType());
    byte[] bytes = bytes(request);
    if (bytes.length == 0) {
      return Json.object();
    }
    try {
      JsonNode body = Json.parse(bytes);
      if (body.isObject()) {
        return body;
      }
    } catch (IOException _) {
      // Answered below; the parser's own words quote the body.
    }
    throw RefusalException.bad("The body is not a JSON object, or names a member twice.");
  }

  /** JSON, nothing, or what curl says of its own accord. */
  private static void type(String type) {
    boolean taken =
        switch (type) {
          case "", "application/json", "text/json", "application/x-www-form-urlencoded" -> true;
          default -> false;
        };
    if (!taken) {
      throw new RefusalException(415, "The body is sent as application/json.");
    }
  }

  private static byte[] bytes(Request request) {
    try {
      long announced = request.header("Content-Length").map(Fields::length).orElse(0L);
      byte[] bytes = announced > BODY_MAX ? new byte[0] : request.body();
      if (announced <= BODY_MAX && bytes.length <= BODY_MAX) {
        return bytes;
      }
    } catch (BodyException e) {
      if (e.kind() != BodyException.Kind.TOO_LARGE) {
        throw e;
      }
    }
    throw new RefusalException(413, "The body is larger than " + BODY_MAX + " bytes.");
  }

  private static long length(String header) {
    try {
      return Long.parseLong(header);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** Whether it has no members. */
  boolean empty() {
    return body.isEmpty();
  }

  /** Whether the member is there, and not null. */
  boolean has(String name) {
    return body.hasNonNull(name);
  }

  /** Whether the member is there, perhaps as null. */
  boolean names(String name) {
    return body.has(name);
  }

  /** A text of 1 to {@code max} characters on one line, not only blanks. */
  String text(String name, int max) {
    JsonNode value = body.path(name);
    if (!value.isTextual() || !Text.good(value.textValue(), max)) {
      throw RefusalException.bad(
          "\"" + name + "\" is a text of 1 to " + max + " characters on one line, not blank.");
    }
    return value.textValue();
  }

  /** A whole number. */
  long whole(String name, long min, long max) {
    JsonNode value = body.path(name);
    boolean good = value.isIntegralNumber() && value.canConvertToLong();
    if (!good || value.longValue() < min || value.longValue() > max) {
      throw RefusalException.bad(
          "\"" + name + "\" is a whole number from " + min + " to " + max + ".");
    }
    return value.longValue();
  }

  /** True or false. */
  boolean truth(String name) {
    JsonNode value = body.path(name);
    if (!value.isBoolean()) {
      throw RefusalException.bad("\"" + name + "\" is true or false, without quotes.");
    }
    return value.booleanValue();
  }

  /** A point in time to come; one without an offset is in UTC. */
  Instant future(String name, Instant now) {
    Instant time = time(name);
    if (!time.isAfter(now)) {
      throw RefusalException.bad("\"" + name + "\" lies in the past; it is a time to come.");
    }
    return time;
  }

  private Instant time(String name) {
    JsonNode value = body.path(name);
    Optional<Instant> time = value.isTextual() ? Times.parse(value.textValue()) : Optional.empty();
    if (time.isPresent()) {
      return time.get();
    }
    throw RefusalException.bad(
        "\"" + name + "\" is a time in ISO 8601, such as \"2030-12-31T23:59:59Z\".");
  }

  /**
   * Several texts.
   *
   * @param many how many at most
   * @param max the most characters of each
   */
  List<String> texts(String name, int many, int max) {
    JsonNode value = body.path(name);
    List<String> texts = new ArrayList<>();
    value.forEach(text -> texts.add(text.isTextual() ? text.textValue() : ""));
    boolean good = value.isArray() && !texts.isEmpty() && texts.size() <= many;
    if (!good || !texts.stream().allMatch(text -> Text.good(text, max))) {
      throw RefusalException.bad(
          "\""
              + name
              + "\" is an array of 1 to "
              + many
              + " texts of 1 to "
              + max
              + " characters each; null for no limit.");
    }
    return texts.stream().distinct().toList();
  }
}
