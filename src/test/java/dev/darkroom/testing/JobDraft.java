package dev.darkroom.testing;

import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import dev.darkroom.provider.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job in the making, whose pictures are test pictures by name. */
public record JobDraft(
    Job.Work work,
    List<String> pictures,
    @Nullable String mask,
    boolean alphaIsMask,
    int count,
    int previews,
    OutputSpec output,
    Map<String, Object> options) {
  /** Where the drafts' pictures are read from. */
  public static final Sources SOURCES = picture -> TestPictures.named(picture.blob());

  public static JobDraft edit(String... pictures) {
    return draft(Job.Work.EDIT, pictures);
  }

  public static JobDraft generation() {
    return draft(Job.Work.GENERATE);
  }

  public static JobDraft variation(String picture) {
    return draft(Job.Work.VARY, picture);
  }

  private static JobDraft draft(Job.Work work, String... pictures) {
    OutputSpec open = new OutputSpec(null, false, OutputFormat.PNG, 100, false);
    return new JobDraft(work, List.of(pictures), null, false, 1, 0, open, Map.of());
  }

  public JobDraft masked(String name) {
    return new JobDraft(work, pictures, name, alphaIsMask, count, previews, output, options);
  }

  public JobDraft alphaMasked() {
    return new JobDraft(work, pictures, mask, true, count, previews, output, options);
  }

  public JobDraft count(int results) {
    return new JobDraft(work, pictures, mask, alphaIsMask, results, previews, output, options);
  }

  public JobDraft previews(int wanted) {
    return new JobDraft(work, pictures, mask, alphaIsMask, count, wanted, output, options);
  }

  public JobDraft sized(int width, int height) {
    return output(new OutputSpec(new Size(width, height), false, OutputFormat.PNG, 100, false));
  }

  public JobDraft output(OutputSpec wanted) {
    return new JobDraft(work, pictures, mask, alphaIsMask, count, previews, wanted, options);
  }

  public JobDraft option(String name, Object value) {
    Map<String, Object> more = new HashMap<>(options);
    more.put(name, value);
    return new JobDraft(work, pictures, mask, alphaIsMask, count, previews, output, more);
  }

  /** The job for a model that a caller asks for. */
  public Job job(String model) {
    return new Job(
        work,
        model,
        work == Job.Work.VARY ? "" : "make it night | <lora:x:1>",
        pictures.stream().map(JobDraft::picture).toList(),
        mask == null ? null : picture(mask),
        alphaIsMask,
        count,
        previews,
        output,
        options);
  }

  public Job job() {
    return job("gpt-image-1");
  }

  /** The job with another instruction. */
  public Job saying(String instruction) {
    Job job = job();
    return new Job(
        job.work(),
        job.model(),
        instruction,
        job.pictures(),
        job.mask(),
        job.alphaIsMask(),
        job.count(),
        job.previews(),
        job.output(),
        job.options());
  }

  private static Picture picture(String name) {
    byte[] bytes = TestPictures.named(name);
    Header header = Codecs.header(bytes, Limits.DEFAULT);
    Size size = new Size(header.width(), header.height());
    return new Picture(
        name, header.mimeType(), bytes.length, size, header.alpha(), header.frames());
  }
}
