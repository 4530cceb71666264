package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.http.Request;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Aluo's photo generation: pictures are made from the prompt alone. */
public final class AluoPhotoGenerateDialect extends AluoDialect {
  /**
   * @param hold how long a call waits for its task; afterwards the task goes on without it
   * @param random draws the tasks' ids, so it must not be foreseeable
   */
  public AluoPhotoGenerateDialect(Duration hold, RandomGenerator random) {
    super("/api/photo-generate", "task_", hold, random);
  }

  @Override
  public String name() {
    return "aluo-generate";
  }

  @Override
  Reading generate(Request request, Reception reception) {
    if (!request.contentType().equals("application/json")) {
      throw new DarkroomException(
          ErrorCode.CONTENT_TYPE_UNSUPPORTED, "send application/json in the header Content-Type");
    }
    Fields fields = Fields.ofJson(request.body());
    String prompt = fields.prompt();
    Ratio ratio = fields.ratio("size").orElse(Ratio.SQUARE);
    int count = fields.count("nVariants", "[124]", "nVariants must be 1, 2, or 4");
    OutputFormat format = fields.format();
    Resolution resolution = resolution(fields);
    reception.afford(Job.Work.GENERATE, count);
    reception.moderate(prompt);
    OutputSpec output =
        new OutputSpec(ratio.at(resolution), false, format, AluoPhotoEditorDialect.QUALITY, false);
    Job job =
        new Job(
            Job.Work.GENERATE,
            "default",
            prompt,
            List.of(),
            null,
            false,
            count,
            0,
            output,
            Map.of());
    return new Reading.Submit(new AluoCall.Generate(job, newTask(), hold(), ratio));
  }

  private static Resolution resolution(Fields fields) {
    return fields
        .text("resolution")
        .map(
            label ->
                Resolution.parse(label)
                    .orElseThrow(
                        () ->
                            Fields.invalid(
                                "Invalid resolution", "resolution", label, "1K, 2K or 4K")))
        .orElse(Resolution.ONE_K);
  }
}
