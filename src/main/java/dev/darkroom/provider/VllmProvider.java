package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * vLLM-Omni with a diffusion model: OpenAI's wire, save that a mask is {@code mask_image} and white
 * where the picture changes, and that results are base64 only.
 */
public final class VllmProvider implements Provider {
  private static final int COUNT_MAX = 10;
  private static final int PICTURES_MAX = 16;

  private final Upstream upstream;
  private final ImageList answers;
  private final Pictures pictures;
  private final LongSupplier random;
  private final PixelRange sizes;
  private final Sampling sampling;

  /**
   * @throws ProviderKind.OptionException as {@link ProviderKind#open} says
   */
  public VllmProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, new SecureRandom()::nextLong);
  }

  /**
   * @param random draws a seed
   */
  VllmProvider(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    Options options =
        Options.of(
            config,
            Set.of(
                PixelRange.PIXELS_MIN, PixelRange.PIXELS_MAX, Sampling.STEPS, Sampling.GUIDANCE));
    this.sizes = PixelRange.of(options);
    this.sampling = Sampling.of(options);
    this.upstream = new Upstream(config);
    this.answers =
        new ImageList(
            new Answers(config, tools.download()), tools.pictures(), VllmProvider::failure);
    this.pictures = tools.pictures();
    this.random = random;
  }

  /** It answers 503 where the model that it serves draws no pictures: no waiting helps. */
  private static DarkroomException failure(UpstreamError error) {
    return error.status() == 503 && error.retrySeconds().isEmpty()
        ? error.refused()
        : StatusErrors.map(error);
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    return Obstacles.ofOpenModels(job, PICTURES_MAX)
        .or(() -> Obstacles.masked(job) ? PixelRange.ratioObstacle(job) : sizes.obstacle(job))
        .map(reason -> "The model " + model + " " + reason + ".");
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    boolean whole = job.count() <= COUNT_MAX;
    InputFiles sent =
        InputFiles.read(
            job, InputFiles.PNG_ONLY, InputFiles.MaskForm.WHITE, sources, pictures, watch);
    List<Message> messages =
        IntStream.range(0, whole ? 1 : job.count())
            .mapToObj(i -> message(job, model, sent, whole ? job.count() : 1, i))
            .toList();
    watch.progress(0.1, "upstream");
    return Batch.each(
            messages,
            message ->
                upstream.post(
                    message.path(),
                    message.type(),
                    message.body(),
                    watch,
                    answer -> answers.read(job, answer)))
        .toMade(job, UnusedOptions.notes(job, OpenModelRequest.USED));
  }

  private Message message(Job job, String model, InputFiles sent, int count, int picture) {
    long seed = Seeds.each(job, picture, random);
    Size size = sent.mask() == null ? sizes.free(job) : sizes.over(job);
    OpenModelRequest request = new OpenModelRequest(job, model, count, size, sampling, seed);
    if (job.work() == Job.Work.GENERATE) {
      return Message.json("/images/generations", request.json());
    }
    Multipart form = request.png().form();
    sent.addTo(form, "image", "image");
    sent.addMaskTo(form, "mask_image");
    return Message.form("/images/edits", form);
  }

  @Override
  public void close() {
    upstream.close();
  }
}
