package dev.darkroom.dialect.openai;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the three endpoints that make pictures do not share. */
enum ImagesEndpoint {
  EDITS("edits", "image_edit"),
  GENERATIONS("generations", "image_generation"),
  VARIATIONS("variations", "image_variation");

  private static final Set<String> SENTENCE =
      Set.of(
          "prompt",
          "model",
          "n",
          "size",
          "quality",
          "background",
          "output_format",
          "output_compression",
          "moderation",
          "response_format",
          "stream",
          "partial_images",
          "user",
          "safety_identifier",
          "complexity");

  private static final Set<String> EDIT =
      both(
          SENTENCE,
          Set.of(
              "image",
              "images",
              "image[]",
              "image[].items",
              "image_url",
              "image_url[]",
              "image_b64_json",
              "image_b64_json[]",
              "mask",
              "input_fidelity"));

  private static final Set<String> GENERATION = both(SENTENCE, Set.of("style"));

  private static final Set<String> VARIATION =
      Set.of("image", "image[]", "model", "n", "size", "response_format", "user");

  private final String segment;
  private final String event;

  ImagesEndpoint(String segment, String event) {
    this.segment = segment;
    this.event = event;
  }

  /** Below the version's prefix. */
  String path() {
    return "/images/" + segment;
  }

  /** What the events of a streamed answer are named after. */
  String event() {
    return event;
  }

  /** Every field that has a meaning here. */
  Set<String> known() {
    return switch (this) {
      case EDITS -> EDIT;
      case GENERATIONS -> GENERATION;
      case VARIATIONS -> VARIATION;
    };
  }

  private static Set<String> both(Set<String> shared, Set<String> own) {
    return Stream.concat(shared.stream(), own.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
