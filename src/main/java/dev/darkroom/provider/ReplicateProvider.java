package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Models on Replicate: a JSON call begins a prediction, others ask how it stands, and another ends
 * it early. Each model has its own fields.
 */
public final class ReplicateProvider implements Provider {
  /** From the pages of these models. */
  private static final String KNOWN =
      """
      black-forest-labs/flux-2-pro images=input_images:8 ratio=aspect_ratio keep=match_input_image \
          ratios=1:1,16:9,9:16,3:2,2:3,4:3,3:4,4:5,5:4 seed=seed set:output_format=png
      black-forest-labs/flux-kontext-pro text=no image=input_image ratio=aspect_ratio \
          keep=match_input_image seed=seed set:output_format=png
      black-forest-labs/flux-fill-pro text=no image=image mask=mask needs=mask seed=seed \
          options=steps,guidance set:output_format=png
      """;

  private static final Set<String> DOMAINS = Set.of("replicate.com");
  private static final Polling POLLING = Polling.every(Duration.ofSeconds(1));

  /** Larger files are sent before, as its documents ask. */
  private static final int INLINE_MAX = 256_000;

  private static final Pattern MODEL =
      Pattern.compile("(deployments/)?(\\w[\\w.-]*/\\w[\\w.-]*)(?::([0-9a-f]{64}))?");

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final HostedModels models;
  private final Polling polling;

  public ReplicateProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, POLLING);
  }

  /**
   * @param polling how often to look at a prediction
   */
  ReplicateProvider(ProviderConfig config, ProviderKind.Tools tools, Polling polling) {
    this.models = HostedModels.of(KNOWN, Options.of(config, Set.of(HostedModels.OPTION)));
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
    return models
        .named(name)
        .filter(_ -> MODEL.matcher(name).matches())
        .map(model -> model.obstacle(job))
        .orElse(Optional.of("is not described under this provider's options.models"))
        .map(reason -> "The model " + name + " " + reason + ".");
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    HostedModel model = models.named(name).orElseThrow();
    InputFiles inputs =
        InputFiles.read(
            job, InputFiles.PNG_JPEG_WEBP, InputFiles.MaskForm.WHITE, sources, pictures, watch);
    HostedRequest request = request(job, model, inputs, watch);
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(request.calls(), call -> one(job, name, request.json(call), watch))
        .toMade(job, UnusedOptions.notes(job, model.used()));
  }

  private HostedRequest request(Job job, HostedModel model, InputFiles inputs, Watch watch) {
    try (Upstream.Session session = upstream.open(watch)) {
      List<String> addresses = new ArrayList<>();
      for (InputFiles.File file : inputs.files()) {
        addresses.add(address(session, file));
      }
      InputFiles.File mask = inputs.mask();
      return new HostedRequest(job, model, addresses, mask == null ? null : address(session, mask));
    }
  }

  private String address(Upstream.Session session, InputFiles.File file) {
    if (file.bytes().length <= INLINE_MAX) {
      return file.dataUrl();
    }
    Multipart form = new Multipart();
    form.file("content", file.name("image"), file.type(), file.bytes());
    JsonNode sent = session.post("/files", form.contentType(), form.body(), this::read);
    String address = sent.path("urls").path("get").asText("");
    if (address.isEmpty()) {
      throw Answers.wrong("no address of a file");
    }
    return address;
  }

  /** Its results lie there for an hour, and are fetched at once. */
  private Batch one(Job job, String name, ObjectNode input, Watch watch) {
    try (Upstream.Session session = upstream.open(watch)) {
      JsonNode end = ended(session, session.send(creation(name, input), this::read));
      Batch batch = new Batch();
      JsonNode output = end.path("output");
      for (JsonNode one : output.isArray() ? output : List.of(output)) {
        try {
          byte[] file = answers.linked(address(one), session.patience());
          batch.add(pictures.convert(file, job.output(), watch));
        } catch (DarkroomException e) {
          batch.add(e);
        }
      }
      return batch;
    }
  }

  private static String address(JsonNode output) {
    if (!output.isTextual() || output.asText().isEmpty()) {
      throw Answers.wrong("no picture");
    }
    return output.asText();
  }

  /** What runs longer than anybody here waits is ended there. */
  private HttpRequest.Builder creation(String name, ObjectNode input) {
    Matcher parts = MODEL.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(name);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String path = "/models/" + parts.group(2) + "/predictions";
    if (parts.group(1) != null) {
      path = "/deployments/" + parts.group(2) + "/predictions";
    } else if (parts.group(3) != null) {
      path = "/predictions";
      body.put("version", parts.group(3));
    }
    body.set("input", input);
    long minutes = upstream.config().timeout().plusSeconds(59).toMinutes();
    return upstream
        .to(path)
        .header("Content-Type", "application/json")
        .header("Cancel-After", minutes + "m")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  private JsonNode ended(Upstream.Session session, JsonNode created) {
    String address = created.path("urls").path("get").asText("");
    String cancel = created.path("urls").path("cancel").asText("");
    if (address.isEmpty() || cancel.isEmpty()) {
      throw Answers.wrong("no prediction");
    }
    HttpRequest.Builder farewell = upstream.to(cancel, DOMAINS).POST(BodyPublishers.noBody());
    JsonNode end;
    try {
      end =
          polling.until(
              session,
              reading -> session.follow(address, DOMAINS, reading),
              answer -> Optional.of(read(answer)).filter(ReplicateProvider::over));
    } catch (RuntimeException e) {
      session.farewell(farewell);
      throw e;
    }
    if (end.path("status").asText().equals("succeeded")) {
      return end;
    }
    UpstreamError error = ReplicateErrors.ended(end);
    error.log(upstream.config(), end.path("id").asText());
    throw ReplicateErrors.map(error);
  }

  private static boolean over(JsonNode prediction) {
    return switch (prediction.path("status").asText()) {
      case "succeeded", "failed", "canceled", "aborted" -> true;
      default -> false;
    };
  }

  private JsonNode read(Upstream.Answer answer) throws IOException {
    if (answer.status() / 100 != 2) {
      throw ReplicateErrors.map(answers.error(answer, ReplicateErrors::read));
    }
    return answers.json(answer);
  }

  @Override
  public void close() {
    upstream.close();
  }
}
