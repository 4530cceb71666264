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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * OpenRouter's images call: the models of many houses behind one JSON wire, edits as generations
 * with references, one picture a call, no mask. Errors may come within a success.
 */
public final class OpenRouterProvider implements Provider {
  private static final long SEED_MAX = Integer.MAX_VALUE;
  private static final Set<String> QUALITIES = Set.of("auto", "low", "medium", "high");

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;

  public OpenRouterProvider(ProviderConfig config, ProviderKind.Tools tools) {
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
    OpenRouterModel model = OpenRouterModel.of(name);
    return Obstacles.first(
        name,
        Obstacles.variation(job),
        Obstacles.mask(job),
        Obstacles.count(job, model.picturesMax()),
        Obstacles.weight(job),
        model.transparent() ? Optional.empty() : Obstacles.transparent(job),
        Obstacles.asked(job)
            .filter(size -> !model.ratios().reaches(size))
            .map(Obstacles::farRatio));
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    List<String> used = new ArrayList<>();
    ObjectNode request = request(job, name, used, sources, watch);
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(
            job.count(),
            picture ->
                upstream.post(
                    "/images",
                    "application/json",
                    BodyPublishers.ofString(body(job, request, picture)),
                    watch,
                    answer -> read(job, answer)))
        .toMade(job, UnusedOptions.notes(job, used));
  }

  private static String body(Job job, ObjectNode request, int picture) {
    ObjectNode own = request.deepCopy();
    Seeds.chosen(job, picture, SEED_MAX).ifPresent(seed -> own.put("seed", seed));
    return own.toString();
  }

  private ObjectNode request(
      Job job, String name, List<String> used, Sources sources, Watch watch) {
    OpenRouterModel model = OpenRouterModel.of(name);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", name).put("prompt", job.instruction()).put("n", 1);
    Obstacles.asked(job).ifPresent(size -> shape(size, model, json));
    if (job.output().transparent()) {
      boolean webp = job.output().format() == OutputFormat.WEBP;
      json.put("background", "transparent").put("output_format", webp ? "webp" : "png");
    }
    if (job.options().get("quality") instanceof String quality && QUALITIES.contains(quality)) {
      json.put("quality", quality);
      used.add("quality");
    }
    Seeds.chosen(job, SEED_MAX)
        .ifPresent(
            seed -> {
              json.put("seed", seed); // Of the first picture.
              used.add("seed");
            });
    references(
        InputFiles.read(
                job, InputFiles.PNG_JPEG_WEBP, InputFiles.MaskForm.NONE, sources, pictures, watch)
            .files(),
        json);
    return json;
  }

  private static void shape(Size asked, OpenRouterModel model, ObjectNode json) {
    json.put("aspect_ratio", model.ratios().nearest(asked));
    model.tier(asked).ifPresent(tier -> json.put("resolution", tier));
  }

  private static void references(List<InputFiles.File> inputs, ObjectNode json) {
    if (inputs.isEmpty()) {
      return;
    }
    ArrayNode references = json.putArray("input_references");
    for (InputFiles.File input : inputs) {
      references
          .addObject()
          .put("type", "image_url")
          .putObject("image_url")
          .put("url", input.dataUrl());
    }
  }

  private Batch read(Job job, Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw OpenRouterErrors.map(answers.error(answer, OpenRouterErrors::read));
    }
    JsonNode body = answers.json(answer);
    if (body.path("error").isObject()) {
      throw OpenRouterErrors.map(answers.errorWithin(answer, body, OpenRouterErrors::read));
    }
    Batch batch = new Batch();
    for (JsonNode element : body.path("data")) {
      try {
        byte[] file = Answers.held(element);
        batch.add(pictures.convert(file, job.output(), answer.patience().watch()));
      } catch (DarkroomException e) {
        batch.add(e);
      }
    }
    return batch;
  }

  @Override
  public void close() {
    upstream.close();
  }
}
