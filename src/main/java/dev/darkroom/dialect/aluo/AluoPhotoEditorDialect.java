package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.DefaultSize;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.http.Request;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Aluo's photo editor: one to five pictures are changed as the prompt says. */
public final class AluoPhotoEditorDialect extends AluoDialect {
  private static final int IMAGES_MAX = 5;

  /** Of JPEG and WebP; this API has no field for it. */
  static final int QUALITY = 95;

  /**
   * @param hold how long a call waits for its task; afterwards the task goes on without it
   * @param random draws the tasks' ids, so it must not be foreseeable
   */
  public AluoPhotoEditorDialect(Duration hold, RandomGenerator random) {
    super("/api/photo-editor", "edit_", hold, random);
  }

  @Override
  public String name() {
    return "aluo-editor";
  }

  @Override
  Reading generate(Request request, Reception reception) {
    EditorBody body = EditorBody.of(request);
    Fields fields = body.fields();
    String prompt = fields.prompt();
    List<String> urls = body.urls();
    limit(urls.size() + body.files().size());
    Optional<Ratio> ratio = fields.ratio("aspectRatio");
    int count = fields.count("numImages", "[1-4]", "numImages must be between 1 and 4");
    OutputFormat format = fields.format();
    InputImages taken = InputImages.of(urls, body.files(), reception);
    taken.keep();
    reception.afford(Job.Work.EDIT, AluoCall.Edit.PRICED);
    reception.moderate(prompt);
    taken.fetch();
    OutputSpec output =
        new OutputSpec(size(ratio, taken.pictures()), ratio.isEmpty(), format, QUALITY, false);
    Job job =
        new Job(
            Job.Work.EDIT,
            "default",
            prompt,
            taken.pictures(),
            null,
            false,
            count,
            0,
            output,
            Map.of());
    AluoCall call = new AluoCall.Edit(job, newTask(), hold(), ratio, taken.inputs());
    Outcome.Failed failure = taken.failure();
    return failure == null ? new Reading.Submit(call) : new Reading.Fail(call, failure);
  }

  private static void limit(int images) {
    if (images == 0) {
      throw new FaultException(
          "At least one image URL is required", "imageUrls is missing or empty, and no file came");
    }
    if (images > IMAGES_MAX) {
      throw new FaultException("Maximum 5 images allowed", images + " images came");
    }
  }

  private static @Nullable Size size(Optional<Ratio> ratio, List<Picture> pictures) {
    if (ratio.isPresent()) {
      return ratio.get().at(Resolution.ONE_K);
    }
    return pictures.isEmpty() ? null : DefaultSize.megapixel(pictures.getFirst().size());
  }
}
