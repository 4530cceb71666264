package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Alibaba Cloud's DashScope with Qwen-Image and Wan: some models answer at once, others with a task
 * that is followed. Results come as links.
 */
public final class DashScopeProvider implements Provider {
  private static final Polling POLLING = new Polling(Duration.ofSeconds(1), Duration.ofSeconds(5));
  private static final long PICTURE_MAX = 10L << 20;
  private static final int SIDE_MIN = 384;
  private static final int SIDE_MAX = 5000;
  private static final int NEGATIVE_MAX = 500;

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final Optional<String> workspace;
  private final Polling polling;

  public DashScopeProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, POLLING);
  }

  DashScopeProvider(ProviderConfig config, ProviderKind.Tools tools, Polling polling) {
    this.workspace =
        Options.of(config, Set.of("workspace"))
            .text("workspace", "[\\w-]{1,64}", "the id of a workspace such as llm-abc123");
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
    DashScopeModel model = DashScopeModel.of(name);
    return Obstacles.first(
        name,
        Obstacles.variation(job),
        Obstacles.when(
            job.pictures().size() < model.picturesMin(), "makes no pictures from text alone"),
        Obstacles.count(job, model.picturesMax()),
        model.masks() ? Optional.empty() : Obstacles.mask(job),
        pictures(job, model),
        Obstacles.text(job, model.textMax()),
        negative(job, model),
        Obstacles.transparent(job),
        size(job, model));
  }

  private static Optional<String> pictures(Job job, DashScopeModel model) {
    boolean large = job.pictures().stream().anyMatch(picture -> picture.bytes() > PICTURE_MAX);
    boolean off = model.opaqueOnly() && !job.pictures().stream().allMatch(DashScopeProvider::fits);
    return large
        ? Optional.of("takes no picture over 10 MB")
        : Obstacles.when(off, "takes pictures with sides of 384 to 5000 pixels only");
  }

  private static boolean fits(Picture picture) {
    Size size = picture.size();
    return Math.min(size.width(), size.height()) >= SIDE_MIN
        && Math.max(size.width(), size.height()) <= SIDE_MAX;
  }

  /** What is longer would be cut without a word. */
  private static Optional<String> negative(Job job, DashScopeModel model) {
    boolean over =
        model.negativePrompt()
            && job.options().get("negative_prompt") instanceof String text
            && text.codePointCount(0, text.length()) > NEGATIVE_MAX;
    return Obstacles.when(over, "takes at most 500 characters of negative_prompt");
  }

  private static Optional<String> size(Job job, DashScopeModel model) {
    Size asked = Obstacles.asked(job).orElse(null);
    if (asked == null) {
      return Optional.empty();
    }
    Size drawn =
        model.keepsRatio() && !job.pictures().isEmpty()
            ? job.pictures().getLast().size()
            : model.drawn(asked).orElse(asked);
    return model.draws(asked)
        ? Obstacles.ratio(asked, drawn)
        : Optional.of(Obstacles.farRatio(asked));
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    DashScopeModel model = DashScopeModel.of(name);
    boolean whole = job.count() <= model.countMax();
    DashScopeRequest request =
        new DashScopeRequest(job, name, whole ? job.count() : 1).with(sources, pictures, watch);
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(whole ? 1 : job.count(), i -> call(job, model, request.json(i), watch))
        .toMade(job, request.notes());
  }

  private Batch call(Job job, DashScopeModel model, String body, Watch watch) {
    HttpRequest.Builder request =
        upstream
            .to(model.form().path())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    workspace.ifPresent(id -> request.header("X-DashScope-WorkSpace", id));
    boolean task = model.form() != DashScopeModel.Form.MESSAGES;
    if (task) {
      request.header("X-DashScope-Async", "enable");
    }
    try (Upstream.Session session = upstream.open(watch)) {
      JsonNode output = session.send(request, this::output);
      if (task) {
        output = new DashScopeTask(upstream, answers, session, output).follow(polling);
      }
      return read(job, output, session.patience());
    }
  }

  private JsonNode output(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw DashScopeErrors.map(answers.error(answer, DashScopeErrors::read));
    }
    JsonNode body = answers.json(answer);
    if (!body.path("code").asText("").isEmpty()) {
      throw DashScopeErrors.map(answers.errorWithin(answer, body, DashScopeErrors::read));
    }
    return body.path("output");
  }

  /** A message's pictures stand in its content, those of a task in a list; each may have failed. */
  private Batch read(Job job, JsonNode output, Patience patience) {
    Batch batch = new Batch();
    for (JsonNode choice : output.path("choices")) {
      for (JsonNode part : choice.at("/message/content")) {
        if (part.has("image")) {
          add(batch, job, part.path("image").asText(""), patience);
        }
      }
    }
    for (JsonNode result : output.path("results")) {
      if (result.has("url")) {
        add(batch, job, result.path("url").asText(""), patience);
      } else {
        batch.add(DashScopeErrors.map(answers.errorOf(result, DashScopeErrors::read)));
      }
    }
    return batch;
  }

  private void add(Batch batch, Job job, String url, Patience patience) {
    try {
      byte[] file = answers.linked(url, patience);
      batch.add(pictures.convert(file, job.output(), patience.watch()));
    } catch (DarkroomException e) {
      batch.add(e);
    }
  }

  @Override
  public void close() {
    upstream.close();
  }
}
