package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stability AI's stable image operations: one form makes one picture, most at once and some as work
 * that is asked for later. Work cannot be cancelled.
 */
public final class StabilityProvider implements Provider {
  /** As its documents want it at least. */
  private static final Polling POLLING = Polling.every(Duration.ofSeconds(10));

  private static final int WORDS_MAX = 10_000;

  /** A form has 10 MiB at most; so much of them is left to its words. */
  private static final long BYTES_MAX = (10L << 20) - (256 << 10);

  /** It reads English only, and refuses other languages after the call. */
  private static final Pattern UNREAD =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final Polling polling;

  public StabilityProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, POLLING);
  }

  /**
   * @param polling how often to look at work
   */
  StabilityProvider(ProviderConfig config, ProviderKind.Tools tools, Polling polling) {
    Options.of(config, Set.of());
    this.upstream = new Upstream(config);
    this.answers = new Answers(config, tools.download());
    this.pictures = tools.pictures();
    this.polling = polling;
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String name) {
    return Obstacles.first(
        name,
        StabilityModel.of(name)
            .map(model -> reason(job, model))
            .orElse(Optional.of("is none that this server can use at Stability")));
  }

  private static Optional<String> reason(Job job, StabilityModel model) {
    int count = job.pictures().size();
    return Obstacles.any(
        Obstacles.variation(job),
        Obstacles.generation(job, model.generates()),
        Obstacles.when(UNREAD.matcher(job.instruction()).find(), "reads English only"),
        Obstacles.text(job, WORDS_MAX),
        Obstacles.count(job, model.picturesMax()),
        Obstacles.when(
            model == StabilityModel.STYLE && count < 2,
            "needs a second picture, whose style it takes"),
        model == StabilityModel.INPAINT ? Obstacles.noMask(job) : Obstacles.mask(job),
        pictures(job, model),
        Obstacles.transparent(job),
        size(job, model));
  }

  private static Optional<String> pictures(Job job, StabilityModel model) {
    long bytes = job.pictures().stream().mapToLong(Picture::bytes).sum();
    return job.pictures().stream()
        .map(Picture::size)
        .filter(size -> !model.takes(size))
        .findFirst()
        .map(size -> "takes no picture of " + size)
        .or(() -> Obstacles.when(bytes > BYTES_MAX, "takes 10 MB of pictures at most"));
  }

  private static Optional<String> size(Job job, StabilityModel model) {
    Size asked = Obstacles.asked(job).orElse(null);
    boolean outpaint = model == StabilityModel.OUTPAINT;
    if (outpaint && asked == null) {
      return Optional.of("needs the size that the picture is to be extended to");
    }
    Size first = job.pictures().isEmpty() ? null : job.pictures().getFirst().size();
    if (asked == null || model.draws(asked, first)) {
      return Optional.empty();
    }
    return Optional.of(
        outpaint
            ? "extends a picture by at most 2000 pixels a side, and cannot make " + asked
            : Obstacles.farRatio(asked));
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    StabilityModel model = StabilityModel.of(name).orElseThrow();
    InputFiles inputs =
        InputFiles.read(
            job, InputFiles.PNG_JPEG_WEBP, InputFiles.MaskForm.WHITE, sources, pictures, watch);
    StabilityRequest request = new StabilityRequest(job, name, model, inputs);
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(job.count(), picture -> one(job, model, request.form(picture), watch))
        .toMade(job, UnusedOptions.notes(job, request.options()));
  }

  private Batch one(Job job, StabilityModel model, Multipart form, Watch watch) {
    try (Upstream.Session session = upstream.open(watch)) {
      HttpRequest.Builder call =
          json(upstream.to("/v2beta/stable-image/" + model.path()))
              .header("Content-Type", form.contentType())
              .POST(form.body());
      JsonNode answer = session.send(call, this::read);
      JsonNode result = answer.has("image") ? answer : awaited(session, id(answer));
      Batch batch = new Batch();
      byte[] file = Answers.base64(result.path("image").asText());
      batch.add(pictures.convert(file, job.output(), watch));
      return batch;
    }
  }

  /** A list of types is documented nowhere. */
  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.setHeader("Accept", "application/json");
  }

  private JsonNode awaited(Upstream.Session session, String id) {
    return polling.until(
        session,
        reading -> session.send(json(upstream.to("/v2beta/results/" + id)).GET(), reading),
        answer -> answer.status() == 202 ? Optional.empty() : Optional.of(read(answer)));
  }

  private static String id(JsonNode answer) {
    String id = answer.path("id").asText("");
    if (!ID.matcher(id).matches()) {
      throw Answers.wrong("no picture");
    }
    return id;
  }

  /** A picture that was filtered comes blurred, as HTTP 200, and is never handed on. */
  private JsonNode read(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw StabilityErrors.map(answers.error(answer, StabilityErrors::read));
    }
    JsonNode body = answers.json(answer);
    String reason = body.path("finish_reason").asText("SUCCESS");
    if (reason.equals("CONTENT_FILTERED")) {
      throw StabilityErrors.map(answers.errorWithin(answer, StabilityErrors.filtered()));
    }
    if (!reason.equals("SUCCESS")) {
      throw Answers.wrong("no picture");
    }
    return body;
  }

  @Override
  public void close() {
    upstream.close();
  }
}
