package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Making;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Watch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.Set;

/**
 * OpenAI's Images API, and whoever speaks its wire: edits as multipart forms, generations as JSON,
 * variations for dall-e-2.
 */
public final class OpenAiProvider implements Provider {
  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;

  public OpenAiProvider(ProviderConfig config, ProviderKind.Tools tools) {
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
  public Optional<String> obstacle(Job job, String model) {
    return OpenAiObstacles.of(job, model);
  }

  @Override
  public Made make(Job job, String name, Sources sources, Watch watch) {
    OpenAiModel model = OpenAiModel.of(name);
    boolean whole = job.count() <= model.countMax();
    OpenAiRequest request = new OpenAiRequest(job, name, whole ? job.count() : 1);
    Content content =
        switch (job.work()) {
          case GENERATE -> json("/images/generations", request.json());
          case EDIT -> edit(job, model, request, sources, watch);
          case VARY -> variation(job, request, sources, watch);
        };
    watch.progress(0.1, "upstream");
    Batch batch =
        Batch.sideBySide(
            whole ? 1 : job.count(),
            _ ->
                upstream.post(
                    content.path(), content.type(), content.body(), watch, a -> read(job, a)));
    return batch.toMade(job, request.notes());
  }

  /** What is sent where. */
  private record Content(String path, String type, BodyPublisher body) {}

  private static Content json(String path, ObjectNode json) {
    return new Content(path, "application/json", BodyPublishers.ofString(json.toString()));
  }

  private static Content form(String path, Multipart form) {
    return new Content(path, form.contentType(), form.body());
  }

  private Content edit(
      Job job, OpenAiModel model, OpenAiRequest request, Sources sources, Watch watch) {
    InputFiles inputs =
        InputFiles.read(
            job, model.taken(), InputFiles.MaskForm.AS_IT_CAME, sources, pictures, watch);
    if (request.jsonOnly()) {
      return json("/images/edits", addressed(inputs, request.json()));
    }
    Multipart form = request.form(); // As the official clients do.
    inputs.addTo(form, "image", "image[]");
    inputs.addMaskTo(form, "mask");
    return form("/images/edits", form);
  }

  private static ObjectNode addressed(InputFiles inputs, ObjectNode json) {
    ArrayNode images = json.putArray("images");
    inputs.files().forEach(file -> images.addObject().put("image_url", file.dataUrl()));
    InputFiles.File mask = inputs.mask();
    if (mask != null) {
      json.putObject("mask").put("image_url", mask.dataUrl());
    }
    return json;
  }

  private Content variation(Job job, OpenAiRequest request, Sources sources, Watch watch) {
    Picture first = job.pictures().getFirst();
    byte[] bytes = sources.read(first);
    byte[] png = first.mimeType().equals("image/png") ? bytes : pictures.toPng(bytes, watch);
    Multipart form = request.form().file("image", "image.png", "image/png", png);
    return form("/images/variations", form);
  }

  private Batch read(Job job, Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw OpenAiErrors.map(answers.error(answer));
    }
    if (answer.contentType().startsWith("text/event-stream")) {
      return streamed(job, answer);
    }
    JsonNode body = answers.json(answer);
    refuseError(answer, body);
    Batch batch = new Batch();
    for (JsonNode element : body.path("data")) {
      try {
        batch.add(picture(job, element, answer.patience()));
      } catch (DarkroomException e) {
        batch.add(e);
      }
    }
    return batch;
  }

  private Batch streamed(Job job, Upstream.Answer answer) throws IOException {
    ServerEvents events = new ServerEvents(new BufferedInputStream(answer.body()));
    Optional<String> data = events.next();
    while (data.isPresent()) {
      if (!data.get().equals("[DONE]")) {
        JsonNode event = Answers.json(data.get());
        refuseError(answer, event);
        String type = event.path("type").asText();
        if (type.endsWith(".completed")) {
          Batch batch = new Batch();
          batch.add(picture(job, event, answer.patience()));
          return batch;
        }
        if (type.endsWith(".partial_image")) {
          preview(job, event, answer.patience());
        }
      }
      data = events.next();
    }
    throw Answers.wrong("a stream that ended before its picture");
  }

  private void refuseError(Upstream.Answer answer, JsonNode holder) {
    if (holder.path("error").isObject() || holder.path("error").isTextual()) {
      throw OpenAiErrors.map(answers.errorWithin(answer, holder));
    }
  }

  private Pictures.Converted picture(Job job, JsonNode element, Patience patience) {
    byte[] file = answers.picture(element, patience);
    return pictures.convert(file, job.output(), patience.watch());
  }

  /** A preview is a kindness: one that is broken is passed over. */
  private void preview(Job job, JsonNode event, Patience patience) {
    Pictures.Converted image;
    try {
      image = picture(job, event, patience);
    } catch (DarkroomException e) {
      patience.watch().check();
      return;
    }
    patience.watch().progress(0.5, "upstream");
    patience.watch().preview(image.image(), Making.TRAINED);
  }

  @Override
  public void close() {
    upstream.close();
  }
}
