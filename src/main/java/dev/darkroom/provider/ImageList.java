package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import java.io.IOException;
import java.util.function.Function;

/** Reads {@code {"data": [{"b64_json": ...} or {"url": ...}]}}, as OpenAI's imitators answer. */
final class ImageList {
  private final Answers answers;
  private final Pictures pictures;
  private final Function<UpstreamError, DarkroomException> errors;

  ImageList(Answers answers, Pictures pictures, Function<UpstreamError, DarkroomException> errors) {
    this.answers = answers;
    this.pictures = pictures;
    this.errors = errors;
  }

  /** Its pictures; one that cannot be used is a failure beside the others. */
  Batch read(Job job, Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw errors.apply(answers.error(answer));
    }
    JsonNode body = answers.json(answer);
    if (body.path("error").isObject() || body.path("error").isTextual()) {
      throw errors.apply(answers.errorWithin(answer, body));
    }
    Batch batch = new Batch();
    for (JsonNode element : body.path("data")) {
      try {
        byte[] file = answers.picture(element, answer.patience());
        batch.add(pictures.convert(file, job.output(), answer.patience().watch()));
      } catch (DarkroomException e) {
        batch.add(e);
      }
    }
    return batch;
  }
}
