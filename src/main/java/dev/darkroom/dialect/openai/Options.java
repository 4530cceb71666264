package dev.darkroom.dialect.openai;

import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a request asks for besides the sentence and the pictures, checked by its family's rules.
 *
 * @param size empty where the caller leaves it to the server
 * @param quality effective, never {@code auto}
 * @param compression 0 to 100, for JPEG and WebP
 * @param forms what every item of the answer holds
 * @param highFidelity whether input pictures count four times as many tokens
 * @param extras of a Bella request: fields without a meaning here, by name; values are Boolean,
 *     Long, Double or String
 */
record Options(
    int count,
    Optional<Size> size,
    String quality,
    OutputFormat format,
    int compression,
    boolean transparent,
    Set<PictureForm> forms,
    boolean highFidelity,
    boolean stream,
    Map<String, Object> extras) {
  /** Every field that has a meaning in an edit. */
  private static final Set<String> KNOWN =
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
          "prompt",
          "model",
          "n",
          "size",
          "quality",
          "background",
          "output_format",
          "output_compression",
          "input_fidelity",
          "moderation",
          "response_format",
          "stream",
          "partial_images",
          "user",
          "safety_identifier",
          "complexity");

  /** Of animations and vector graphics, which this server does not make. */
  private static final Set<String> REFUSED = Set.of("frame_count", "frame_duration_ms", "svg");

  private static final int EXTRAS_MAX = 64;
  private static final int PARTIAL_IMAGES_MAX = 3;

  Options {
    forms = Set.copyOf(forms);
    extras = Map.copyOf(extras);
  }

  static Options read(Fields fields, ModelClass family, boolean strict) {
    refuseUnserved(fields, family, strict);
    fields.choice("moderation", List.of("auto", "low"));
    fields.integer("partial_images", 0, PARTIAL_IMAGES_MAX, 0);
    fields.text("user");
    fields.text("safety_identifier");
    OutputFormat format = format(fields);
    return new Options(
        count(fields, family),
        fields.text("size").flatMap(size -> family.sizes().read(size, strict)),
        family.qualities().read(fields, strict),
        format,
        fields.integer("output_compression", 0, 100, 100),
        transparent(fields, format),
        forms(fields, family),
        fields.choice("input_fidelity", List.of("low", "high")).equals("high"),
        fields.flag("stream"),
        family.extras() ? extras(fields) : Map.of());
  }

  private static void refuseUnserved(Fields fields, ModelClass family, boolean strict) {
    for (Field field : fields.all()) {
      String name = field.name();
      if (REFUSED.contains(name) || name.startsWith("svg[")) {
        throw Faults.unsupported(
            Faults.echo(name), "this server makes png, jpeg and webp pictures.");
      }
      boolean unknown = fields.json() && !family.extras() && !KNOWN.contains(name);
      if (strict && unknown && !name.equals("markup")) {
        throw Faults.unknown(name);
      }
    }
    if (fields.has("markup")) {
      throw Faults.unsupported("markup", "mark the place to edit by 'mask' instead.");
    }
    if (strict && !family.answers().formChosen() && fields.has("response_format")) {
      throw Faults.unknown("response_format");
    }
  }

  private static int count(Fields fields, ModelClass family) {
    if (family.countIgnored()) {
      return 1;
    }
    int count = fields.integer("n", 1, 10, 1);
    if (count > family.countMax()) {
      String supported = Integer.toString(family.countMax());
      throw Faults.value("n", Integer.toString(count), List.of(supported));
    }
    return count;
  }

  private static OutputFormat format(Fields fields) {
    String wanted = fields.text("output_format").orElse("png");
    return switch (wanted) {
      case "png" -> OutputFormat.PNG;
      case "jpeg", "jpg" -> OutputFormat.JPEG;
      case "webp" -> OutputFormat.WEBP;
      case "gif", "svg" ->
          throw Faults.unsupported(
              "output_format", "this server makes png, jpeg and webp pictures.");
      default -> throw Faults.value("output_format", wanted, List.of("png", "jpeg", "webp"));
    };
  }

  private static boolean transparent(Fields fields, OutputFormat format) {
    boolean transparent =
        fields.choice("background", List.of("auto", "transparent", "opaque")).equals("transparent");
    if (transparent && !format.transparency()) {
      throw Faults.bad(
          "invalid_value",
          "background",
          "Invalid 'background': a transparent background needs output_format 'png' or 'webp', not"
              + " '"
              + format.label()
              + "'.");
    }
    return transparent;
  }

  private static Set<PictureForm> forms(Fields fields, ModelClass family) {
    return fields.has("response_format")
        ? Set.of(PictureForm.of(fields.choice("response_format", PictureForm.words())))
        : family.answers().forms();
  }

  private static Map<String, Object> extras(Fields fields) {
    Map<String, Object> extras = new TreeMap<>();
    for (Field field : fields.all()) {
      switch (field.kind()) {
        case TEXT, NUMBER, BOOLEAN -> {
          if (!KNOWN.contains(field.name()) && !field.name().startsWith("image[")) {
            extras.putIfAbsent(field.name(), value(fields.text(field.name()).orElse("")));
          }
        }
        case FILE, LIST, OBJECT -> {}
      }
    }
    if (extras.size() > EXTRAS_MAX) {
      throw Faults.tooMany("fields", EXTRAS_MAX, extras.size());
    }
    return extras;
  }

  private static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("-?\\d{1,18}")) {
      return Long.valueOf(text);
    }
    return text.matches("-?\\d{1,18}\\.\\d{1,18}") ? (Object) Double.valueOf(text) : text;
  }
}
