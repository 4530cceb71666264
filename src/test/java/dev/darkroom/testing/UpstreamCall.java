package dev.darkroom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as an upstream received it.
 *
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares calls, and the bytes are only read.
public record UpstreamCall(String method, String path, Map<String, String> headers, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("Content-Type: (\\S+)");

  /** A part of a form, in the order sent. */
  public record Sent(String name, @Nullable String type, byte[] bytes) {}

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError("Not JSON", e);
    }
  }

  public boolean form() {
    return headers.getOrDefault("content-type", "").startsWith("multipart/form-data");
  }

  /** The parts of a multipart form (RFC 7578). */
  public List<Sent> parts() {
    String type = Objects.requireNonNull(headers.get("content-type"));
    String mark = "--" + type.substring(type.indexOf("boundary=") + 9);
    String text = new String(body, StandardCharsets.ISO_8859_1);
    List<Sent> parts = new ArrayList<>();
    for (String piece : text.split(Pattern.quote(mark), -1)) {
      int end = piece.indexOf("\r\n\r\n");
      if (end >= 0) {
        parts.add(part(piece.substring(0, end), piece.substring(end + 4, piece.length() - 2)));
      }
    }
    return parts;
  }

  private static Sent part(String head, String content) {
    Matcher name = NAME.matcher(head);
    Matcher type = TYPE.matcher(head);
    return new Sent(
        name.find() ? name.group(1) : "",
        type.find() ? type.group(1) : null,
        content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The bytes of the first part of that name. */
  public byte[] part(String name) {
    return parts().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow().bytes();
  }
}
