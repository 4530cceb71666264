package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.regex.Pattern;

/**
 * Models on fal, by its queue: a JSON call takes a ticket, others ask for the place in the queue
 * and for the result, and another gives the ticket back. Each model has its own fields.
 */
public final class FalProvider implements Provider {
  private static final String KNOWN =
      """
      fal-ai/flux-pro/v1.1 size=image_size limits=256..1440/32 count=num_images:4 seed=seed \
          set:output_format=png
      fal-ai/flux-pro/kontext text=no image=image_url ratio=aspect_ratio count=num_images:4 \
          seed=seed options=guidance_scale set:output_format=png
      """;

  private static final Set<String> DOMAINS = Set.of("fal.run");
  private static final Polling POLLING = Polling.every(Duration.ofSeconds(1));
  private static final Pattern MODEL = Pattern.compile("\\w[\\w.-]*(/\\w[\\w.-]*){1,5}");

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final HostedModels models;
  private final Polling polling;

  public FalProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, POLLING);
  }

  /**
   * @param polling how often to look at a ticket
   */
  FalProvider(ProviderConfig config, ProviderKind.Tools tools, Polling polling) {
    this.models = HostedModels.of(KNOWN, Options.of(config, Set.of(HostedModels.OPTION)));
    this.upstream = new Upstream(config, Login.header("Authorization", "Key "));
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
            job, InputFiles.PNG_JPEG, InputFiles.MaskForm.WHITE, sources, pictures, watch);
    List<String> addresses = inputs.files().stream().map(InputFiles.File::dataUrl).toList();
    InputFiles.File mask = inputs.mask();
    HostedRequest request =
        new HostedRequest(job, model, addresses, mask == null ? null : mask.dataUrl());
    watch.progress(0.1, "upstream");
    return Batch.sideBySide(request.calls(), call -> one(job, name, request.json(call), watch))
        .toMade(job, UnusedOptions.notes(job, model.used()));
  }

  private Batch one(Job job, String name, ObjectNode input, Watch watch) {
    try (Upstream.Session session = upstream.open(watch)) {
      HttpRequest.Builder creation =
          upstream
              .to("/" + name)
              .header("Content-Type", "application/json")
              // A ticket that nobody waits for any more is not begun.
              .header("x-fal-request-timeout", "" + upstream.config().timeout().toSeconds())
              .POST(BodyPublishers.ofString(input.toString()));
      JsonNode ticket = session.send(creation, this::read);
      awaitTurn(session, ticket);
      return polling.until(
          session,
          reading -> session.follow(address(ticket, "response_url"), DOMAINS, reading),
          answer -> Optional.of(pictures(job, answer, read(answer))));
    }
  }

  /** Completed is also what failed; the result tells. */
  private void awaitTurn(Upstream.Session session, JsonNode ticket) {
    HttpRequest.Builder farewell =
        upstream.to(address(ticket, "cancel_url"), DOMAINS).PUT(BodyPublishers.noBody());
    try {
      polling.until(
          session,
          reading -> session.follow(address(ticket, "status_url"), DOMAINS, reading),
          answer -> Optional.of(read(answer)).filter(FalProvider::completed));
    } catch (RuntimeException e) {
      session.farewell(farewell);
      throw e;
    }
  }

  private static boolean completed(JsonNode state) {
    return state.path("status").asText().equals("COMPLETED");
  }

  private static String address(JsonNode ticket, String name) {
    String address = ticket.path(name).asText("");
    if (address.isEmpty()) {
      throw Answers.wrong("no ticket");
    }
    return address;
  }

  private Batch pictures(Job job, Upstream.Answer answer, JsonNode result) {
    Batch batch = new Batch();
    List<JsonNode> images = images(result);
    for (int i = 0; i < images.size(); i++) {
      try {
        if (result.path("has_nsfw_concepts").path(i).asBoolean()) {
          throw FalErrors.map(answers.errorWithin(answer, FalErrors.filtered()), false);
        }
        byte[] file = answers.picture(images.get(i), answer.patience());
        batch.add(pictures.convert(file, job.output(), answer.patience().watch()));
      } catch (DarkroomException e) {
        batch.add(e);
      }
    }
    return batch;
  }

  /** Most models answer with a list, some with one picture. */
  private static List<JsonNode> images(JsonNode result) {
    List<JsonNode> images = new ArrayList<>();
    result.path("images").forEach(images::add);
    if (images.isEmpty() && result.path("image").isObject()) {
      images.add(result.path("image"));
    }
    return images;
  }

  private JsonNode read(Upstream.Answer answer) throws IOException {
    if (answer.status() / 100 != 2) {
      boolean retryable = answer.headers().firstValue("x-fal-retryable").orElse("").equals("true");
      throw FalErrors.map(answers.error(answer, FalErrors::read), retryable);
    }
    return answers.json(answer);
  }

  @Override
  public void close() {
    upstream.close();
  }
}
