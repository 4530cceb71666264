package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
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
    return Obstacles.first(
        name,
        Obstacles.variation(job),
        Obstacles.generation(job, model.generates()),
        Obstacles.mask(job),
        Obstacles.count(job, model.picturesMax()),
        Obstacles.weight(job),
        Obstacles.transparent(job),
        Obstacles.asked(job).filter(size -> !draws(job, model, size)).map(Obstacles::farRatio));
  }

  private static boolean draws(Job job, ArkModel model, Size asked) {
    boolean kept =
        model.generates()
            || job.pictures().isEmpty()
            || Pictures.kept(job.pictures().getFirst().size(), asked) >= Pictures.KEPT_MIN;
    return kept && model.draws(asked);
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    ObjectNode request = request(job, name, sources, watch);
    boolean seeded = ArkModel.of(name).seeded();
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(
            job.count(),
            picture ->
                upstream.post(
                    "/images/generations",
                    "application/json",
                    BodyPublishers.ofString(body(job, request, seeded, picture)),
                    watch,
                    answer -> read(job, answer)))
        .toMade(job, UnusedOptions.notes(job, seeded ? List.of("seed") : List.of()));
  }

  private static String body(Job job, ObjectNode request, boolean seeded, int picture) {
    if (seeded && job.options().get("seed") instanceof Number seed) {
      ObjectNode own = request.deepCopy();
      TakenOptions.put(own, "seed", TakenOptions.seed(seed, picture));
      return own.toString();
    }
    return request.toString();
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
      json.put("seed", seed.longValue()); // Of the first picture.
    }
    json.put("watermark", false);
    if (!model.seeded()) { // Fields of the models from 4.0 on.
      json.put("sequential_image_generation", "disabled").put("stream", false);
    }
    return json;
  }

  /** An array also for one picture, as the vendor's own client sends it. */
  private void images(Job job, Sources sources, Watch watch, ObjectNode json) {
    List<InputFiles.File> inputs =
        InputFiles.read(
                job, InputFiles.PNG_JPEG, InputFiles.MaskForm.NONE, sources, pictures, watch)
            .files();
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
