package dev.darkroom.dialect.openai;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which vendor's contract a request follows. Three vendors share one path, so the fields
 * decide as much as the model's name; the first rule that fits holds.
 */
record Classifier(OpenAiConfig config) {
  /** What stands for no model at all. */
  static final String AUTO = "auto";

  static final String LOCAL = "darkroom-local";
  private static final String[] BELLA_FIELDS = {
    "image_url", "image_url[]", "image_b64_json", "image_b64_json[]"
  };

  /** Fields that only clients of GPT models send. */
  private static final String[] GPT_FIELDS = {
    "background",
    "input_fidelity",
    "output_format",
    "output_compression",
    "moderation",
    "partial_images",
    "quality",
    "complexity",
    "safety_identifier",
    "markup"
  };

  private static final Set<String> OLD_SIZES = Set.of("256x256", "512x512", "1024x1024");

  /** Qualities that only clients of dall-e-3 name. */
  private static final Set<String> DALL_E_3_QUALITIES = Set.of("hd", "standard");

  private static final Pattern GPT_VERSION = Pattern.compile("gpt-image-(\\d+)(?:\\.(\\d+))?.*");

  /**
   * The model that a request names, {@link #AUTO} where it names none.
   *
   * @throws DarkroomException MODEL_UNKNOWN when the key may not ask for it
   */
  static String model(Fields fields, List<String> configured) {
    String model = fields.text("model").orElse("").strip();
    String lower = model.toLowerCase(Locale.ROOT);
    if (model.isEmpty() || lower.equals(AUTO) || lower.equals("default")) {
      return AUTO;
    }
    if (!configured.contains(model)) {
      throw unknown(model);
    }
    return model;
  }

  static DarkroomException unknown(String model) {
    return new DarkroomException(
        ErrorCode.MODEL_UNKNOWN,
        "The model '" + Faults.echo(model) + "' does not exist or you do not have access to it.");
  }

  /**
   * Of an edit.
   *
   * @param model as {@link #model} read it
   * @param pictures how many pictures the request holds
   */
  ModelClass classOf(String model, Fields fields, int pictures) {
    if (!fields.json() && fields.has(BELLA_FIELDS)) {
      return ModelClass.BELLA;
    }
    if (!model.equals(AUTO)) {
      return named(model, ModelClass.DALL_E_3);
    }
    boolean gpt = fields.json() || pictures > 1 || gptByFields(fields);
    return gpt ? ModelClass.GPT : ModelClass.UNDECIDED;
  }

  /**
   * Of a generation, where every body is JSON, so that this tells nothing.
   *
   * @param model as {@link #model} read it
   */
  ModelClass ofGeneration(String model, Fields fields) {
    if (!model.equals(AUTO)) {
      return named(model, ModelClass.DALL_E_3_GENERATION);
    }
    if (fields.has("style")
        || fields.text("quality").filter(DALL_E_3_QUALITIES::contains).isPresent()) {
      return ModelClass.DALL_E_3_GENERATION;
    }
    return gptByFields(fields) ? ModelClass.GPT : ModelClass.UNDECIDED_GENERATION;
  }

  private ModelClass named(String model, ModelClass dallE3) {
    if (model.endsWith("-all") || model.endsWith("-vip") || config.apiyiModels().contains(model)) {
      return ModelClass.APIYI;
    }
    if (model.startsWith("gpt-image-") || model.startsWith("chatgpt-image")) {
      return newer(model) ? ModelClass.GPT_NEWER : ModelClass.GPT;
    }
    return switch (model) {
      case LOCAL -> ModelClass.LOCAL;
      case "dall-e-2" -> ModelClass.DALL_E_2;
      case "dall-e-3" -> dallE3;
      default -> ModelClass.BELLA;
    };
  }

  private static boolean gptByFields(Fields fields) {
    return fields.has(GPT_FIELDS)
        || fields.text("stream").filter("true"::equalsIgnoreCase).isPresent()
        || fields.text("size").filter(size -> !OLD_SIZES.contains(size)).isPresent();
  }

  private static boolean newer(String model) {
    Matcher version = GPT_VERSION.matcher(model);
    if (!version.matches() || version.group(1).length() > 4) {
      return false;
    }
    int major = Integer.parseInt(version.group(1));
    String minor = version.group(2);
    return major > 2 || (major == 2 && minor != null && minor.compareTo("5") >= 0);
  }
}
