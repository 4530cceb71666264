package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * LocalAI: generations and edits are one JSON call, an edit with a mask is a form of its own that
 * draws 512x512. A bar in a prompt begins what is not wanted, so that it is taken out of callers'
 * words.
 */
public final class LocalAiProvider implements Provider {
  private static final int PICTURES_MAX = 8;
  private static final int INPAINTING_STEPS = 25;

  private final Upstream upstream;
  private final ImageList answers;
  private final Pictures pictures;
  private final PixelRange sizes;
  private final Sampling sampling;
  private final EditForm edits;

  /**
   * @throws ProviderKind.OptionException as {@link ProviderKind#open} says
   */
  public LocalAiProvider(ProviderConfig config, ProviderKind.Tools tools) {
    Options options =
        Options.of(
            config,
            Set.of(EditForm.EDITS, Sampling.STEPS, PixelRange.PIXELS_MIN, PixelRange.PIXELS_MAX));
    this.edits = EditForm.of(options);
    this.sizes = PixelRange.of(options);
    this.sampling = Sampling.of(options);
    this.upstream = new Upstream(config);
    this.answers =
        new ImageList(new Answers(config, tools.download()), tools.pictures(), StatusErrors::map);
    this.pictures = tools.pictures();
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    Optional<String> reason = Obstacles.ofOpenModels(job, PICTURES_MAX);
    return reason
        .or(() -> Obstacles.masked(job) ? inpainting(job) : size(job))
        .map(why -> "The model " + model + " " + why + ".");
  }

  private static Optional<String> inpainting(Job job) {
    if (job.pictures().size() > 1) {
      return Optional.of("takes one picture only where there is a mask");
    }
    Size first = job.pictures().getFirst().size();
    return first.width() == first.height()
        ? PixelRange.ratioObstacle(job)
        : Optional.of("takes square pictures only where there is a mask");
  }

  private Optional<String> size(Job job) {
    return over(job) ? PixelRange.ratioObstacle(job) : sizes.obstacle(job);
  }

  /** Whether the result is drawn over the first picture. */
  private boolean over(Job job) {
    return edits == EditForm.IMAGE && !job.pictures().isEmpty();
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    InputFiles sent =
        InputFiles.read(
            job, InputFiles.PNG_ONLY, InputFiles.MaskForm.WHITE, sources, pictures, watch);
    boolean masked = sent.mask() != null;
    Message message = masked ? inpainting(job, model, sent) : drawing(job, model, sent);
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(
            masked ? job.count() : 1,
            _ ->
                upstream.post(
                    message.path(),
                    message.type(),
                    message.body(),
                    watch,
                    answer -> answers.read(job, answer)))
        .toMade(job, UnusedOptions.notes(job, List.of("negative_prompt")));
  }

  private Message drawing(Job job, String model, InputFiles sent) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", model).put("prompt", prompt(job)).put("n", job.count());
    json.put("size", (over(job) ? sizes.over(job) : sizes.free(job)).toString());
    sampling.steps().ifPresent(steps -> json.put("step", steps));
    json.put("response_format", "b64_json");
    images(sent, json);
    return Message.json("/images/generations", json);
  }

  /** Base64, never a URL: one that LocalAI cannot fetch is passed over without a word. */
  private void images(InputFiles sent, ObjectNode json) {
    if (sent.files().isEmpty()) {
      return;
    }
    if (edits == EditForm.REFERENCES) {
      ArrayNode references = json.putArray("ref_images");
      sent.bytes().forEach(references::add);
      return;
    }
    json.put("file", sent.first().bytes());
    if (sent.files().size() > 1) {
      ArrayNode files = json.putArray("files");
      sent.bytes().stream().skip(1).forEach(files::add);
    }
  }

  private Message inpainting(Job job, String model, InputFiles sent) {
    int steps = sampling.steps().orElse(INPAINTING_STEPS);
    Multipart form =
        new Multipart()
            .text("model", model)
            .text("prompt", prompt(job))
            .text("steps", Integer.toString(steps));
    InputFiles.File first = sent.first();
    form.file("image", first.name("image"), first.type(), first.bytes());
    sent.addMaskTo(form, "mask");
    return Message.form("/images/inpainting", form);
  }

  private static String prompt(Job job) {
    String wanted = plain(job.instruction());
    return OpenModelRequest.negative(job).map(words -> wanted + "|" + plain(words)).orElse(wanted);
  }

  private static String plain(String words) {
    return PromptTags.without(words.replace('|', ' '));
  }

  @Override
  public void close() {
    upstream.close();
  }
}
