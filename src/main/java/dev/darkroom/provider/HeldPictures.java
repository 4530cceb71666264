package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The pictures that a JSON text holds as {@code b64_json}, taken out of its bytes before it is
 * parsed: a parser would make characters of them, then a text, then bytes again. What is written
 * otherwise than plainly (short, escaped, as a data URL, broken) stays where it is.
 */
final class HeldPictures {
  private static final byte[] NAME = "\"b64_json\"".getBytes(StandardCharsets.US_ASCII);
  private static final String FIELD = "b64_json";

  /** What is shorter costs nothing. */
  private static final int LENGTH_MIN = 1024;

  private final byte[] json;

  /** Unguessable, so that no answer can name a picture by itself. */
  private final String label = UUID.randomUUID().toString();

  private final Map<String, byte[]> pictures = new HashMap<>();
  private final byte[] rest;

  /**
   * @param json any bytes; whether they are JSON is for others to say
   */
  HeldPictures(byte[] json) {
    this.json = json;
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    int copied = 0;
    int from = next(0);
    while (from >= 0) {
      int end = end(from);
      if (end - from >= LENGTH_MIN && taken(from, end)) {
        left.write(json, copied, from - copied);
        left.writeBytes(name(pictures.size() - 1).getBytes(StandardCharsets.US_ASCII));
        copied = end;
      }
      from = next(end);
    }
    left.write(json, copied, json.length - copied);
    this.rest = left.toByteArray();
  }

  /** The JSON text with names in the place of pictures. */
  byte[] rest() {
    return rest;
  }

  private String name(int number) {
    return label + "-" + number;
  }

  /** Where the value of the next such member begins, after its quotation mark; -1 at the end. */
  private int next(int from) {
    for (int at = from; at <= json.length - NAME.length; at++) {
      if (json[at] == '"' && named(at)) {
        int value = spaced(at + NAME.length);
        value = value < json.length && json[value] == ':' ? spaced(value + 1) : json.length;
        if (value < json.length && json[value] == '"') {
          return value + 1;
        }
      }
    }
    return -1;
  }

  private boolean named(int at) {
    for (int i = 1; i < NAME.length; i++) {
      if (json[at + i] != NAME[i]) {
        return false;
      }
    }
    return true;
  }

  private int spaced(int from) {
    int at = from;
    while (at < json.length
        && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
      at++;
    }
    return at;
  }

  private int end(int from) {
    int at = from;
    while (at < json.length && json[at] != '"') {
      at++;
    }
    return at;
  }

  /** Takes a value out where it is base64 and ends in this text. */
  private boolean taken(int from, int end) {
    if (end == json.length) {
      return false;
    }
    try {
      ByteBuffer bytes = Base64.getDecoder().decode(ByteBuffer.wrap(json, from, end - from));
      pictures.put(name(pictures.size()), exactly(bytes));
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static byte[] exactly(ByteBuffer bytes) {
    if (bytes.arrayOffset() == 0 && bytes.limit() == bytes.array().length) {
      return bytes.array();
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  /** Puts the pictures' bytes in the place of their names, as binary values. */
  void putBack(JsonNode tree) {
    if (pictures.isEmpty()) {
      return;
    }
    List<JsonNode> open = new ArrayList<>(List.of(tree));
    while (!open.isEmpty()) {
      JsonNode node = open.removeLast();
      byte[] picture = pictures.get(node.path(FIELD).asText());
      if (picture != null && node instanceof ObjectNode holder) {
        holder.put(FIELD, picture);
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              open.add(child);
            }
          });
    }
  }
}
