package dev.darkroom.dialect.openai;

import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request asks for besides the sentence and the pictures, checked by its family's rules.
 *
 * @param size empty where the caller leaves it to the server
 * @param quality effective, never {@code auto}
 * @param compression 0 to 100, for JPEG and WebP
 * @param forms what every item of the answer holds
 * @param highFidelity whether input pictures count four times as many tokens
 * @param previews how many pictures on the way a streamed answer shows at most, 0 to 3
 * @param handed what a provider may know, by name; see {@link HandedOn}
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
    int previews,
    Map<String, Object> handed) {
  /** Of animations and vector graphics, which this server does not make. */
  private static final Set<String> REFUSED = Set.of("frame_count", "frame_duration_ms", "svg");

  private static final int PARTIAL_IMAGES_MAX = 3;

  Options {
    forms = Set.copyOf(forms);
    handed = Map.copyOf(handed);
  }

  /**
   * @param known the fields that have a meaning at this endpoint
   */
  static Options read(Fields fields, Set<String> known, ModelClass family, boolean strict) {
    refuseUnserved(fields, known, family, strict);
    OutputFormat format = format(fields);
    boolean stream = fields.flag("stream");
    int previews = fields.integer("partial_images", 0, PARTIAL_IMAGES_MAX, 0);
    return new Options(
        count(fields, family),
        fields.text("size").flatMap(size -> family.sizes().read(size, strict)),
        family.qualities().read(fields, strict),
        format,
        fields.integer("output_compression", 0, 100, 100),
        transparent(fields, format),
        forms(fields, family),
        fields.choice("input_fidelity", List.of("low", "high")).equals("high"),
        stream,
        stream ? previews : 0,
        HandedOn.read(fields, known, family));
  }

  private static void refuseUnserved(
      Fields fields, Set<String> known, ModelClass family, boolean strict) {
    for (Field field : fields.all()) {
      String name = field.name();
      if (REFUSED.contains(name) || name.startsWith("svg[")) {
        throw Faults.unsupported(
            Faults.echo(name), "this server makes png, jpeg and webp pictures.");
      }
      boolean taken =
          known.contains(name) || family.extensions().contains(name) || name.equals("markup");
      if (strict && fields.json() && !family.extras() && !taken) {
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
}
