package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that vLLM-Omni and SGLang share: OpenAI's, and those that steer an open model. {@code
 * response_format} and {@code seed} are always sent, for their defaults differ by version.
 */
final class OpenModelRequest {
  /** Options of a job that have a place here. */
  static final List<String> USED = List.of("seed", "negative_prompt");

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /**
   * @param count how many pictures this call is to make
   */
  OpenModelRequest(Job job, String model, int count, Size size, Sampling sampling, long seed) {
    fields.put("model", model);
    fields.put("prompt", job.instruction());
    fields.put("n", count);
    fields.put("size", size.toString());
    fields.put("response_format", "b64_json");
    negative(job).ifPresent(words -> fields.put("negative_prompt", words));
    sampling.steps().ifPresent(steps -> fields.put("num_inference_steps", steps));
    sampling.guidance().ifPresent(guidance -> fields.put("guidance_scale", guidance));
    fields.put("seed", seed);
  }

  /** What the caller does not want to see, in words. */
  static Optional<String> negative(Job job) {
    return job.options().get("negative_prompt") instanceof String words && !words.isBlank()
        ? Optional.of(words)
        : Optional.empty();
  }

  OpenModelRequest png() {
    fields.put("output_format", "png");
    return this;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    fields.forEach(json::putPOJO);
    return json;
  }

  Multipart form() {
    Multipart form = new Multipart();
    fields.forEach((field, value) -> form.text(field, value.toString()));
    return form;
  }
}
