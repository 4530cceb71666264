package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code detail} of an error as FastAPI writes it: a text, or a list of {@code {loc, msg,
 * type}} whose {@code input}, the caller's own words, is left alone.
 */
final class ErrorDetails {
  private ErrorDetails() {}

  static String text(JsonNode detail) {
    if (detail.isTextual()) {
      return detail.asText();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : detail) {
      JsonNode loc = one.path("loc");
      String field = loc.path(loc.size() - 1).asText("");
      String message = one.path("msg").asText("");
      if (!message.isEmpty()) {
        texts.add(field.isEmpty() ? message : field + ": " + message);
      }
    }
    return String.join("; ", texts);
  }

  /** The first type that the list names; empty when there is none. */
  static String type(JsonNode detail) {
    return detail.path(0).path("type").asText("");
  }
}
