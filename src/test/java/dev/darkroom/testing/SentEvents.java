package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a stream of server-sent events as a strict client does. */
public final class SentEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SentEvents() {}

  /** {@code {"events": [{"event", "data"}], "comments": n}}. */
  public static JsonNode parse(String text) {
    ObjectNode stream = JSON.createObjectNode();
    ArrayNode events = stream.putArray("events");
    int comments = 0;
    assertTrue(text.isEmpty() || text.endsWith("\n\n"), "The last event is not ended");
    for (String block : text.split("\n\n")) {
      if (block.startsWith(":")) {
        comments++;
      } else if (!block.isEmpty()) {
        events.add(event(block));
      }
    }
    return stream.put("comments", comments);
  }

  private static ObjectNode event(String block) {
    String[] lines = block.split("\n", -1);
    assertTrue(lines.length == 2 && lines[0].startsWith("event: "), block);
    assertTrue(lines[1].startsWith("data: "), block);
    try {
      ObjectNode event = JSON.createObjectNode();
      event.put("event", lines[0].substring("event: ".length()));
      event.set("data", JSON.readTree(lines[1].substring("data: ".length())));
      return event;
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + lines[1], e);
    }
  }
}
