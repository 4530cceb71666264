package dev.darkroom.provider;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes a {@code multipart/form-data} body (RFC 7578) without copying its files. */
final class Multipart {
  /** Random, so that no file's bytes can hold it by intent. */
  private final String boundary = "darkroom-" + UUID.randomUUID();

  private final List<BodyPublisher> pieces = new ArrayList<>();

  Multipart text(String name, String value) {
    return piece("--" + boundary + "\r\n" + disposition(name) + "\r\n\r\n" + value + "\r\n");
  }

  Multipart file(String name, String filename, String type, byte[] bytes) {
    piece(
        "--%s\r\n%s; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, disposition(name), filename, type));
    pieces.add(BodyPublishers.ofByteArray(bytes));
    return piece("\r\n");
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }

  private Multipart piece(String text) {
    pieces.add(BodyPublishers.ofString(text, StandardCharsets.UTF_8));
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** The body with its end; its length is known. */
  BodyPublisher body() {
    List<BodyPublisher> all = new ArrayList<>(pieces);
    all.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }
}
