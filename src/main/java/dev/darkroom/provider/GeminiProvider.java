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

  private static final long SEED_MAX = Integer.MAX_VALUE;

  private static final Ratios RATIOS =
      Ratios.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");

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
        Obstacles.asked(job).filter(size -> !RATIOS.reaches(size)).map(Obstacles::farRatio));
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    boolean seeded = Seeds.chosen(job, SEED_MAX).isPresent();
    ObjectNode request = request(job, name, sources, watch);
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(
            job.count(),
            picture ->
                upstream.post(
                    "/models/" + name + ":generateContent",
                    "application/json",
                    BodyPublishers.ofString(body(job, request, picture)),
                    watch,
                    answer -> read(job, answer)))
        .toMade(job, UnusedOptions.notes(job, seeded ? List.of("seed") : List.of()));
  }

  private static String body(Job job, ObjectNode request, int picture) {
    ObjectNode own = request.deepCopy();
    Seeds.chosen(job, picture, SEED_MAX)
        .ifPresent(seed -> own.withObject("/generationConfig").put("seed", seed));
    return own.toString();
  }

  private ObjectNode request(Job job, String name, Sources sources, Watch watch) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode content = json.putArray("contents").addObject().put("role", "user");
    ArrayNode parts = content.putArray("parts");
    for (InputFiles.File picture :
        InputFiles.read(
                job, InputFiles.PNG_JPEG_WEBP, InputFiles.MaskForm.NONE, sources, pictures, watch)
            .files()) {
      parts
          .addObject()
          .putObject("inlineData")
          .put("mimeType", picture.type())
          .put("data", picture.base64());
    }
    parts.addObject().put("text", job.instruction());
    ObjectNode config = json.putObject("generationConfig");
    config.putArray("responseModalities").add("IMAGE");
    Obstacles.asked(job).ifPresent(size -> shape(size, GeminiModel.of(name), config));
    return json;
  }

  private static void shape(Size asked, GeminiModel model, ObjectNode config) {
    ObjectNode shape = config.putObject("imageConfig");
    shape.put("aspectRatio", RATIOS.nearest(asked));
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
