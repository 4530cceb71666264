package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one mapper from ComfyUI's errors to error codes. A graph that is refused is the operator's to
 * mend, for callers never see it, unless only a number that the caller chose is out of range.
 */
final class ComfyErrors {
  private static final Logger LOG = LoggerFactory.getLogger(ComfyErrors.class);
  private static final Set<String> OUT_OF_RANGE =
      Set.of("value_smaller_than_min", "value_bigger_than_max");

  private ComfyErrors() {}

  /**
   * @param body the answer's, with what each node has to say
   */
  static DarkroomException map(UpstreamError error, JsonNode body, ProviderConfig config) {
    if (error.status() != 400) {
      return StatusErrors.map(error);
    }
    List<JsonNode> faults = nodes(body, config);
    boolean callers =
        !faults.isEmpty()
            && faults.stream().allMatch(one -> OUT_OF_RANGE.contains(one.path("type").asText()));
    if (!callers) {
      return error.refused();
    }
    JsonNode first = faults.getFirst();
    String said = first.path("message").asText() + ": " + first.path("details").asText();
    String words = CallerText.of(said, config.apiKey());
    return new UpstreamError(
            error.status(), error.code(), error.type(), words, OptionalLong.empty())
        .unsupported();
  }

  /** Tells the operator which nodes of a graph were refused and why; each fault. */
  static List<JsonNode> nodes(JsonNode body, ProviderConfig config) {
    List<JsonNode> faults = new ArrayList<>();
    body.path("node_errors")
        .properties()
        .forEach(
            node ->
                node.getValue()
                    .path("errors")
                    .forEach(
                        fault -> {
                          faults.add(fault);
                          log(config, node.getKey(), node.getValue(), fault);
                        }));
    return faults;
  }

  private static void log(ProviderConfig config, String id, JsonNode node, JsonNode fault) {
    LOG.warn(
        "provider {}: node {} ({}): {}, input {}",
        config.id(),
        word(id),
        word(node.path("class_type").asText()),
        word(fault.path("type").asText()),
        word(fault.path("extra_info").path("input_name").asText()));
  }

  /** What a graph that ran came to, where that is no success. */
  static DarkroomException ended(JsonNode status, ProviderConfig config) {
    for (JsonNode message : status.path("messages")) {
      String event = message.path(0).asText();
      if (event.equals("execution_error") || event.equals("execution_interrupted")) {
        JsonNode data = message.path(1);
        LOG.warn(
            "provider {}: {} at node {} ({}): {}",
            config.id(),
            event,
            word(data.path("node_id").asText()),
            word(data.path("node_type").asText()),
            word(data.path("exception_type").asText("unnamed")));
      }
    }
    return new UpstreamError(200, "", "", "", OptionalLong.empty()).failed();
  }

  /** A name of the server's; anything longer could hold callers' words. */
  private static String word(String text) {
    return text.matches("[\\w. +()/:-]{1,80}") ? text : "unnamed";
  }
}
