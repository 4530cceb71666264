package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Reception;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputSpec;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code POST /v1/images/variations}: dall-e-2's endpoint, which the vendor has retired and
 * old clients still call.
 */
record VariationsEndpoint(Fields fields, Reception reception) {
  static final ModelClass FAMILY = ModelClass.DALL_E_2;

  private static final Set<String> MODELS = Set.of("dall-e-2", Classifier.AUTO, Classifier.LOCAL);

  /**
   * @param model the name asked for
   */
  Asked read(String model) {
    if (fields.json()) {
      throw new DarkroomException(
          ErrorCode.CONTENT_TYPE_UNSUPPORTED,
          "Unsupported content type: 'application/json'. Send 'multipart/form-data'.");
    }
    if (!MODELS.contains(model)) {
      throw Faults.value("model", model, List.of("dall-e-2"));
    }
    List<Field> pictures = ImageFields.of(fields);
    if (pictures.isEmpty()) {
      throw Faults.missing("image");
    }
    Set<String> known = ImagesEndpoint.VARIATIONS.known();
    Options options = Options.read(fields.only(known::contains), known, FAMILY, false);
    List<ImageSource> sources = ImageFields.sources(pictures);
    InputPictures inputs = new InputPictures(FAMILY.inputs(), reception);
    inputs.limit(sources, "image");
    Job job = job(model, options, inputs, sources);
    reception.afford(Job.Work.VARY, options.count());
    return new Asked(job, options);
  }

  private static Job job(
      String model, Options options, InputPictures inputs, List<ImageSource> sources) {
    var pictures = inputs.take(sources);
    return new Job(
        Job.Work.VARY,
        model,
        "",
        pictures,
        null,
        false,
        options.count(),
        0,
        new OutputSpec(
            options.size().orElse(SizeRules.USUAL),
            false,
            options.format(),
            options.compression(),
            false),
        options.handed());
  }
}
