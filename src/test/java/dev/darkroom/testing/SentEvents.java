package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
    for (String block : text.split("\n\n", -1)) {
      if (block.startsWith(":")) {
        comments++;
      } else if (!block.isEmpty()) {
        events.add(event(block));
      }
    }
    return stream.put("comments", comments);
  }

  /** Waits for the next event; null at the end of the stream. Comments are passed over. */
  public static @Nullable JsonNode next(BufferedReader stream) throws IOException {
    StringBuilder block = new StringBuilder();
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (!line.isEmpty() && !line.startsWith(":")) {
        block.append(block.isEmpty() ? "" : "\n").append(line);
      } else if (line.isEmpty() && !block.isEmpty()) {
        return event(block.toString());
      }
    }
    return null;
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
