package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Black Forest Labs' FLUX models: one JSON call begins a task that makes one picture, another asks
 * how it stands. A task cannot be cancelled.
 */
public final class BflProvider implements Provider {
  private static final Set<String> DOMAINS = Set.of("bfl.ai");
  private static final Polling POLLING = Polling.every(Duration.ofSeconds(1));

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final Polling polling;

  public BflProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, POLLING);
  }

  /**
   * @param polling how often to look at a task
   */
  BflProvider(ProviderConfig config, ProviderKind.Tools tools, Polling polling) {
    Options.of(config, Set.of());
    this.upstream = new Upstream(config, Login.header("x-key", ""));
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
        BflModel.of(name)
            .map(model -> reason(job, model))
            .orElse(Optional.of("is none that this server can use at BFL")));
  }

  private static Optional<String> reason(Job job, BflModel model) {
    return Obstacles.any(
        Obstacles.variation(job),
        Obstacles.generation(job, model.generates()),
        Obstacles.count(job, model.picturesMax()),
        Obstacles.weight(job),
        model == BflModel.FILL ? Obstacles.noMask(job) : Obstacles.mask(job),
        Obstacles.transparent(job),
        size(job, model));
  }

  private static Optional<String> size(Job job, BflModel model) {
    Size asked = Obstacles.asked(job).orElse(null);
    if (model == BflModel.EXPAND && asked == null) {
      return Optional.of("needs the size that the picture is to be extended to");
    }
    Size first = job.pictures().isEmpty() ? null : job.pictures().getFirst().size();
    if (asked == null || model.draws(asked, first)) {
      return Optional.empty();
    }
    return Optional.of(
        model == BflModel.EXPAND
            ? "extends a picture by at most 2048 pixels a side, and cannot make " + asked
            : Obstacles.farRatio(asked));
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    BflModel model = BflModel.of(name).orElseThrow();
    InputFiles inputs =
        InputFiles.read(job, model.taken(), InputFiles.MaskForm.WHITE, sources, pictures, watch);
    BflRequest request = new BflRequest(job, model, inputs);
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(job.count(), picture -> one(job, name, request.json(picture), watch))
        .toMade(job, UnusedOptions.notes(job, model.options()));
  }

  /** Its result lies there for 10 minutes, and is fetched at once. */
  private Batch one(Job job, String name, ObjectNode body, Watch watch) {
    try (Upstream.Session session = upstream.open(watch)) {
      String address =
          session.post(
              "/v1/" + name,
              "application/json",
              BodyPublishers.ofString(body.toString()),
              answer -> address(read(answer)));
      JsonNode end =
          polling.until(
              session,
              reading -> session.follow(address, DOMAINS, reading),
              answer -> ended(answer, read(answer)));
      String sample = end.path("result").path("sample").asText("");
      if (sample.isEmpty()) {
        throw Answers.wrong("no picture");
      }
      Batch batch = new Batch();
      byte[] file = answers.linked(sample, session.patience());
      batch.add(pictures.convert(file, job.output(), watch));
      return batch;
    }
  }

  private JsonNode read(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw BflErrors.map(answers.error(answer, BflErrors::read));
    }
    return answers.json(answer);
  }

  private static String address(JsonNode ticket) {
    String address = ticket.path("polling_url").asText("");
    if (address.isEmpty()) {
      throw Answers.wrong("no task");
    }
    return address;
  }

  /** All states come as HTTP 200. */
  private Optional<JsonNode> ended(Upstream.Answer answer, JsonNode task) throws IOException {
    String state = task.path("status").asText();
    return switch (state) {
      case "Ready" -> Optional.of(task);
      // As a region answers that has not heard of the task yet.
      case "Task not found" -> throw new IOException("task not found");
      case "Error", "Request Moderated", "Content Moderated" ->
          throw BflErrors.map(answers.errorWithin(answer, BflErrors.state(state)));
      default -> Optional.empty();
    };
  }

  @Override
  public void close() {
    upstream.close();
  }
}
