package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Google Gemini's image models through {@code generateContent}: one picture a call, a ratio instead
 * of a size, no mask. A refusal is a success without a picture.
 */
public final class GeminiProvider implements Provider {
  /** A request may have about 20 MB, and base64 makes three bytes four. */
  private static final long PICTURES_MAX = 14L << 20;

  private static final Set<String> TAKEN = Set.of("image/png", "image/jpeg", "image/webp");
  private static final List<String> RATIOS =
      List.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;

  public GeminiProvider(ProviderConfig config, ProviderKind.Tools tools) {
    Options.of(config, Set.of());
    this.upstream = new Upstream(config, Login.header("x-goog-api-key", ""));
    this.answers = new Answers(config, tools.download());
    this.pictures = tools.pictures();
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String name) {
    return Obstacles.first(
        name,
        Obstacles.when(!name.matches("[\\w.-]{1,100}"), "has a name that Gemini does not know"),
        Obstacles.variation(job),
        Obstacles.mask(job),
        Obstacles.count(job, GeminiModel.of(name).picturesMax()),
        Obstacles.weight(job, PICTURES_MAX),
        Obstacles.transparent(job),
        asked(job).flatMap(size -> Obstacles.ratio(size, ratio(size))));
  }

  private static Optional<Size> asked(Job job) {
    return job.output().sizeOpen() ? Optional.empty() : Optional.ofNullable(job.output().size());
  }

  private static Size ratio(Size asked) {
    return DrawnSizes.ofRatio(DrawnSizes.nearestRatio(RATIOS, asked));
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    Optional<Long> seed = Seeds.chosen(job, Integer.MAX_VALUE);
    String body = request(job, name, seed, sources, watch).toString();
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(
            job.count(),
            () ->
                upstream.post(
                    "/models/" + name + ":generateContent",
                    "application/json",
                    BodyPublishers.ofString(body),
                    watch,
                    answer -> read(job, answer)))
        .toMade(job, UnusedOptions.notes(job, seed.isPresent() ? List.of("seed") : List.of()));
  }

  private ObjectNode request(
      Job job, String name, Optional<Long> seed, Sources sources, Watch watch) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode content = json.putArray("contents").addObject().put("role", "user");
    ArrayNode parts = content.putArray("parts");
    for (InlinePicture picture : InlinePicture.read(job, TAKEN, sources, pictures, watch)) {
      parts
          .addObject()
          .putObject("inlineData")
          .put("mimeType", picture.type())
          .put("data", picture.base64());
    }
    parts.addObject().put("text", job.instruction());
    ObjectNode config = json.putObject("generationConfig");
    config.putArray("responseModalities").add("IMAGE");
    asked(job).ifPresent(size -> shape(size, GeminiModel.of(name), config));
    seed.ifPresent(value -> config.put("seed", value));
    return json;
  }

  private static void shape(Size asked, GeminiModel model, ObjectNode config) {
    ObjectNode shape = config.putObject("imageConfig");
    shape.put("aspectRatio", DrawnSizes.nearestRatio(RATIOS, asked));
    if (model.tiers()) {
      shape.put("imageSize", DrawnSizes.tier(asked));
    }
  }

  private Batch read(Job job, Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw GeminiErrors.map(answers.error(answer, GeminiErrors::read));
    }
    JsonNode body = answers.json(answer);
    if (body.path("error").isObject()) {
      throw GeminiErrors.map(answers.errorWithin(answer, body, GeminiErrors::read));
    }
    List<JsonNode> drawn = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (JsonNode part : body.at("/candidates/0/content/parts")) {
      if (part.path("thought").asBoolean()) {
        continue; // Drafts of the model are no results.
      }
      if (part.has("inlineData")) {
        drawn.add(part.path("inlineData").path("data"));
      } else {
        words.append(part.path("text").asText(""));
      }
    }
    if (drawn.isEmpty()) {
      throw noPicture(body, words.toString(), answer);
    }
    return pictures(job, drawn, answer);
  }

  private Batch pictures(Job job, List<JsonNode> drawn, Upstream.Answer answer) {
    Batch batch = new Batch();
    for (JsonNode base64 : drawn) {
      try {
        byte[] file = Answers.base64(base64.asText(""));
        batch.add(pictures.convert(file, job.output(), answer.patience().watch()));
      } catch (DarkroomException e) {
        batch.add(e);
      }
    }
    return batch;
  }

  private DarkroomException noPicture(JsonNode body, String words, Upstream.Answer answer) {
    String blocked = body.at("/promptFeedback/blockReason").asText("");
    JsonNode candidate = body.at("/candidates/0");
    String said = words.isBlank() ? candidate.path("finishMessage").asText("") : words;
    String reason = blocked.isEmpty() ? candidate.path("finishReason").asText("") : blocked;
    ProviderConfig config = upstream.config();
    UpstreamError error =
        new UpstreamError(
            answer.status(),
            reason,
            "",
            CallerText.of(said, config.apiKey()),
            OptionalLong.empty());
    error.log(config, body.path("responseId").asText(""));
    return GeminiErrors.noPicture(error, reason, !blocked.isEmpty());
  }

  @Override
  public void close() {
    upstream.close();
  }
}
