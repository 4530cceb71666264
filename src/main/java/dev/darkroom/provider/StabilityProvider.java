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
import java.util.concurrent.atomic.AtomicInteger;
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
    return StabilityModel.of(name)
        .map(model -> reason(job, model))
        .orElse(Optional.of("is none that this server can use at Stability"))
        .map(reason -> "The model " + name + " " + reason + ".");
  }

  private static Optional<String> reason(Job job, StabilityModel model) {
    if (job.work() == Job.Work.VARY) {
      return Optional.of("makes no variations of a picture");
    }
    if (job.work() == Job.Work.GENERATE && !model.generates()) {
      return Optional.of("makes no pictures from text alone");
    }
    if (UNREAD.matcher(job.instruction()).find()) {
      return Optional.of("reads English only");
    }
    if (job.instruction().length() > WORDS_MAX) {
      return Optional.of("takes at most " + WORDS_MAX + " characters of text");
    }
    return inputs(job, model).or(() -> output(job, model));
  }

  private static Optional<String> inputs(Job job, StabilityModel model) {
    int count = job.pictures().size();
    if (count > model.picturesMax()) {
      return Optional.of(
          model.picturesMax() == 0
              ? "edits no pictures"
              : "takes at most " + model.picturesMax() + " pictures, and there are " + count);
    }
    if (model == StabilityModel.STYLE && count < 2) {
      return Optional.of("needs a second picture, whose style it takes");
    }
    boolean inpaint = model == StabilityModel.INPAINT;
    if (inpaint != InputFiles.masked(job)) {
      return Optional.of(inpaint ? "needs a mask" : "takes no mask");
    }
    for (Picture picture : job.pictures()) {
      if (!model.takes(picture.size())) {
        return Optional.of("takes no picture of " + picture.size());
      }
    }
    return job.pictures().stream().mapToLong(Picture::bytes).sum() > BYTES_MAX
        ? Optional.of("takes 10 MB of pictures at most")
        : Optional.empty();
  }

  private static Optional<String> output(Job job, StabilityModel model) {
    if (job.output().transparent()) {
      return Optional.of("makes no transparent background");
    }
    Size asked = job.output().sizeOpen() ? null : job.output().size();
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
            : "draws no size near the ratio of " + asked);
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    StabilityModel model = StabilityModel.of(name).orElseThrow();
    InputFiles inputs = InputFiles.read(job, InputFiles.PNG_JPEG_WEBP, sources, pictures, watch);
    StabilityRequest request = new StabilityRequest(job, name, model, inputs);
    watch.progress(0.1, "upstream");
    AtomicInteger picture = new AtomicInteger();
    return Batch.sideBySide(
            job.count(), () -> one(job, model, request.form(picture.getAndIncrement()), watch))
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
      throw StabilityErrors.map(
          answers.error(answer, StabilityErrors.shaped(Answers.failure(answer))));
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
