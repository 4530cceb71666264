package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * SGLang with a diffusion model: OpenAI's wire, save that a mask is taken without any effect, that
 * the seed of older versions is always the same one, and that the URL of a result may be relative.
 */
public final class SglangProvider implements Provider {
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
  public SglangProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, new SecureRandom()::nextLong);
  }

  /**
   * @param random draws a seed
   */
  SglangProvider(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    Options options =
        Options.of(
            config,
            Set.of(
                PixelRange.PIXELS_MIN, PixelRange.PIXELS_MAX, Sampling.STEPS, Sampling.GUIDANCE));
    this.sizes = PixelRange.of(options);
    this.sampling = Sampling.of(options);
    this.upstream = new Upstream(config);
    this.answers =
        new ImageList(new Answers(config, tools.download()), tools.pictures(), StatusErrors::map);
    this.pictures = tools.pictures();
    this.random = random;
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    return Obstacles.ofOpenModels(job, PICTURES_MAX)
        .or(() -> Obstacles.masked(job) ? Optional.of("takes no mask") : sizes.obstacle(job))
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
    OpenModelRequest request =
        new OpenModelRequest(job, model, count, sizes.free(job), sampling, seed).png();
    if (job.work() == Job.Work.GENERATE) {
      return Message.json("/images/generations", request.json());
    }
    Multipart form = request.form();
    sent.addTo(form, "image", "image[]");
    return Message.form("/images/edits", form);
  }

  @Override
  public void close() {
    upstream.close();
  }
}
