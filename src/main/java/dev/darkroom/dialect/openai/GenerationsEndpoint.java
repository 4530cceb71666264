package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Reception;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputSpec;
import java.util.List;

/** Reads {@code POST /v1/images/generations} in OpenAI's order of checks. */
record GenerationsEndpoint(OpenAiConfig config, Fields fields, Reception reception) {
  /**
   * @param model the name asked for
   */
  Asked read(String model, ModelClass family) {
    String prompt = fields.required("prompt", family.promptMax());
    refusePictures();
    Options options =
        Options.read(fields, ImagesEndpoint.GENERATIONS.known(), family, config.strict());
    reception.afford(Job.Work.GENERATE, options.count());
    reception.moderate(prompt);
    OutputSpec output =
        new OutputSpec(
            options.size().orElse(SizeRules.USUAL),
            options.size().isEmpty(),
            options.format(),
            options.compression(),
            options.transparent());
    Job job =
        new Job(
            Job.Work.GENERATE,
            model,
            prompt,
            List.of(),
            null,
            false,
            options.count(),
            options.previews(),
            output,
            options.handed());
    return new Asked(job, options);
  }

  /** A picture that was sent is meant; one made without it would be the wrong one. */
  private void refusePictures() {
    List<Field> pictures = ImageFields.of(fields);
    if (!pictures.isEmpty()) {
      String name = Faults.echo(pictures.getFirst().name());
      throw Faults.bad(
          "unknown_parameter",
          name,
          "Unknown parameter: '" + name + "'. Send pictures to /v1/images/edits.");
    }
  }
}
