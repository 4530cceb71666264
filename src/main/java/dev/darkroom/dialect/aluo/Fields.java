package dev.darkroom.dialect.aluo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.job.OutputFormat;
import java.util.Optional;

/** The values that both APIs know, read from a JSON object or from a form written as one. */
record Fields(ObjectNode root) {
  private static final int PROMPT_MAX = 32_000;

  /** The longest value that a message repeats. */
  private static final int ECHO_MAX = 64;

  static Fields ofJson(byte[] body) {
    return new Fields(
        JsonText.parseObject(body)
            .orElseThrow(
                () ->
                    new FaultException(
                        "Invalid JSON body", "the body is not one JSON object in UTF-8")));
  }

  JsonNode at(String name) {
    return root.path(name);
  }

  /** A value as trimmed text, also of a number; empty when absent, null or blank. */
  Optional<String> text(String name) {
    JsonNode node = at(name);
    if (node.isNull() || node.isMissingNode()) {
      return Optional.empty();
    }
    String text = node.isValueNode() ? node.asText() : node.toString();
    return Optional.of(text.strip()).filter(trimmed -> !trimmed.isEmpty());
  }

  /** The sentence, unchanged. */
  String prompt() {
    JsonNode node = at("prompt");
    if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
      throw new FaultException("Prompt is required", "prompt is missing or blank");
    }
    String prompt = node.asText();
    int length = prompt.codePointCount(0, prompt.length());
    if (length > PROMPT_MAX) {
      throw new FaultException(
          "Prompt is too long", "prompt has " + length + " characters, the limit is " + PROMPT_MAX);
    }
    return prompt;
  }

  Optional<Ratio> ratio(String name) {
    return text(name)
        .map(
            label ->
                Ratio.parse(label)
                    .orElseThrow(
                        () -> invalid("Invalid " + name, name, label, "one of " + Ratio.labels())));
  }

  OutputFormat format() {
    return text("outputFormat")
        .map(
            label ->
                switch (label) {
                  case "png" -> OutputFormat.PNG;
                  case "jpeg", "jpg" -> OutputFormat.JPEG;
                  case "webp" -> OutputFormat.WEBP;
                  default ->
                      throw invalid(
                          "Invalid outputFormat", "outputFormat", label, "png, jpeg or webp");
                })
        .orElse(OutputFormat.PNG);
  }

  /**
   * How many pictures; a number or a numeric text, 1 when absent.
   *
   * @param digits a character class of the digits that are allowed
   */
  int count(String name, String digits, String message) {
    return text(name)
        .map(
            label -> {
              if (!label.matches(digits + "(\\.0{1,9})?")) {
                throw invalid(message, name, label, "a whole number in the range");
              }
              return Character.digit(label.charAt(0), 10);
            })
        .orElse(1);
  }

  static FaultException invalid(String message, String name, String value, String expected) {
    String shown =
        value.codePointCount(0, value.length()) <= ECHO_MAX
            ? value
            : value.substring(0, value.offsetByCodePoints(0, ECHO_MAX)) + "...";
    return new FaultException(message, name + " is '" + shown + "', expected " + expected);
  }
}
