package dev.darkroom.dialect.openai;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the three endpoints that make pictures do not share. */
enum ImagesEndpoint {
  EDITS(
      "edits",
      "image_edit",
      Stream.of(
          "image",
          "images",
          "image[]",
          "image[].items",
          "image_url",
          "image_url[]",
          "image_b64_json",
          "image_b64_json[]",
          "mask",
          "input_fidelity")),
  GENERATIONS("generations", "image_generation", Stream.of("style")),
  VARIATIONS("variations", "image_variation", Stream.of("image", "image[]"));

  /** Fields that have a meaning wherever a sentence is carried out. */
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

  /** Fields that have a meaning where there is no sentence. */
  private static final Set<String> WORDLESS =
      Set.of("model", "n", "size", "response_format", "user");

  private final String segment;
  private final String event;
  private final Set<String> own;

  ImagesEndpoint(String segment, String event, Stream<String> own) {
    this.segment = segment;
    this.event = event;
    this.own = own.collect(Collectors.toUnmodifiableSet());
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
    Set<String> shared = this == VARIATIONS ? WORDLESS : SENTENCE;
    return Stream.concat(own.stream(), shared.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
