package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Volcengine Ark (BytePlus ModelArk) with Seedream and SeedEdit: one JSON call for edits and
 * generations, one picture a call, no mask.
 */
public final class ArkProvider implements Provider {
  /** All inputs of a job travel in memory, as text of a third more. */
  private static final long PICTURES_MAX = 64L << 20;

  private static final Set<String> TAKEN = Set.of("image/png", "image/jpeg");

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;

  public ArkProvider(ProviderConfig config, ProviderKind.Tools tools) {
    Options.of(config, Set.of());
    this.upstream = new Upstream(config);
    this.answers = new Answers(config, tools.download());
    this.pictures = tools.pictures();
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String name) {
    ArkModel model = ArkModel.of(name);
    return reason(job, model).map(reason -> "The model " + name + " " + reason + ".");
  }

  private static Optional<String> reason(Job job, ArkModel model) {
    if (job.work() == Job.Work.VARY) {
      return Optional.of("makes no variations of a picture");
    }
    if (job.work() == Job.Work.GENERATE && !model.generates()) {
      return Optional.of("makes no pictures from text alone");
    }
    if (job.mask() != null || (job.alphaIsMask() && job.pictures().getFirst().alpha())) {
      return Optional.of("takes no mask");
    }
    int count = job.pictures().size();
    if (count > model.picturesMax()) {
      return Optional.of(
          model.picturesMax() == 0
              ? "edits no pictures"
              : "takes at most " + model.picturesMax() + " pictures, and there are " + count);
    }
    if (job.pictures().stream().mapToLong(Picture::bytes).sum() > PICTURES_MAX) {
      return Optional.of("takes no pictures so large");
    }
    return output(job, model);
  }

  private static Optional<String> output(Job job, ArkModel model) {
    if (job.output().transparent()) {
      return Optional.of("makes no transparent background");
    }
    Size size = job.output().size();
    if (size == null || job.output().sizeOpen()) {
      return Optional.empty();
    }
    boolean kept =
        model.generates()
            || Pictures.kept(job.pictures().getFirst().size(), size) >= Pictures.KEPT_MIN;
    return kept && model.draws(size)
        ? Optional.empty()
        : Optional.of("draws no size near the ratio of " + size);
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    String body = request(job, name, sources, watch).toString();
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(
            job.count(),
            () ->
                upstream.post(
                    "/images/generations",
                    "application/json",
                    BodyPublishers.ofString(body),
                    watch,
                    answer -> read(job, answer)))
        .toMade(job, UnusedOptions.notes(job, used(ArkModel.of(name))));
  }

  private static List<String> used(ArkModel model) {
    return model.seeded() ? List.of("seed") : List.of();
  }

  private ObjectNode request(Job job, String name, Sources sources, Watch watch) {
    ArkModel model = ArkModel.of(name);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", name).put("prompt", job.instruction());
    images(job, sources, watch, json);
    json.put("size", size(job, model)).put("response_format", "b64_json");
    if (model.png() && job.output().format() != OutputFormat.JPEG) {
      json.put("output_format", "png");
    }
    if (model.seeded() && job.options().get("seed") instanceof Number seed) {
      json.put("seed", seed.longValue());
    }
    json.put("watermark", false);
    if (!model.seeded()) { // Fields of the models from 4.0 on.
      json.put("sequential_image_generation", "disabled").put("stream", false);
    }
    return json;
  }

  /** An array also for one picture, as the vendor's own client sends it. */
  private void images(Job job, Sources sources, Watch watch, ObjectNode json) {
    List<InlinePicture> inputs = InlinePicture.read(job, TAKEN, sources, pictures, watch);
    if (!inputs.isEmpty()) {
      ArrayNode array = json.putArray("image");
      inputs.forEach(input -> array.add(input.dataUrl()));
    }
  }

  /** Where the size is open the model takes the ratio from the prompt or the picture. */
  private static String size(Job job, ArkModel model) {
    Size asked = job.output().size();
    boolean open = asked == null || job.output().sizeOpen();
    return switch (model) {
      case SEEDEDIT_3 -> "adaptive";
      case SEEDREAM_3 -> model.drawn(asked == null ? new Size(1024, 1024) : asked).toString();
      case SEEDREAM_4, SEEDREAM_4_5, SEEDREAM_5, SEEDREAM_5_PRO, UNNAMED ->
          open || asked == null ? "2K" : model.drawn(asked).toString();
    };
  }

  private Batch read(Job job, Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw ArkErrors.map(answers.error(answer));
    }
    JsonNode body = answers.json(answer);
    if (body.path("error").isObject()) {
      throw ArkErrors.map(answers.errorWithin(answer, body));
    }
    Batch batch = new Batch();
    for (JsonNode element : body.path("data")) {
      try {
        batch.add(picture(job, element, answer));
      } catch (DarkroomException e) {
        batch.add(e);
      }
    }
    return batch;
  }

  private Pictures.Converted picture(Job job, JsonNode element, Upstream.Answer answer) {
    if (element.path("error").isObject()) {
      throw ArkErrors.map(answers.errorWithin(answer, element));
    }
    byte[] file = answers.picture(element, answer.patience());
    return pictures.convert(file, job.output(), answer.patience().watch());
  }

  @Override
  public void close() {
    upstream.close();
  }
}
