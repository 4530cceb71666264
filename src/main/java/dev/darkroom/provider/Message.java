package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** What is posted where; it may be posted again. */
record Message(String path, String type, BodyPublisher body) {
  static Message json(String path, JsonNode json) {
    return new Message(path, "application/json", BodyPublishers.ofString(json.toString()));
  }

  static Message form(String path, Multipart form) {
    return new Message(path, form.contentType(), form.body());
  }
}
