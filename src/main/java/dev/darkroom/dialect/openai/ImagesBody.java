package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.http.Response;
import dev.darkroom.job.ResultImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** The JSON answer of a call that succeeded, written while its pictures are read. */
final class ImagesBody implements Response.Body {
  private final Finished finished;
  private final List<String> links;

  private ImagesBody(Finished finished, List<String> links) {
    this.finished = finished;
    this.links = links;
  }

  /** Links are made here, before the first byte, so that a failure can still be told as one. */
  static ImagesBody of(Finished finished) {
    boolean linked = finished.call().options().forms().contains(PictureForm.URL);
    return new ImagesBody(
        finished,
        linked ? finished.images().stream().map(finished.delivery()::link).toList() : List.of());
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    AnswerShape shape = finished.call().family().answers().shape();
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("created", finished.created());
      shape.before(json, finished);
      json.writeArrayFieldStart("data");
      for (int i = 0; i < finished.images().size(); i++) {
        writeItem(json, out, shape, i);
      }
      json.writeEndArray();
      shape.after(json, finished);
      json.writeEndObject();
    }
  }

  private void writeItem(JsonGenerator json, OutputStream out, AnswerShape shape, int index)
      throws IOException {
    ResultImage image = finished.images().get(index);
    ModelClass.Answers answers = finished.call().family().answers();
    Set<PictureForm> forms = finished.call().options().forms();
    json.writeStartObject();
    if (forms.contains(PictureForm.URL)) {
      json.writeStringField(PictureForm.URL.wire(), links.get(index));
    }
    if (forms.contains(PictureForm.B64_JSON)) {
      String mime = image.format().mimeType();
      String prefix = answers.dataUri() ? "data:" + mime + ";base64," : "";
      finished.writeBase64(json, out, prefix, image);
    }
    writeRevisedPrompt(json, answers.revisedPrompt());
    shape.item(json, finished, image);
    json.writeEndObject();
  }

  private void writeRevisedPrompt(JsonGenerator json, ModelClass.RevisedPrompt when)
      throws IOException {
    String revised = finished.outcome().revisedPrompt();
    String told =
        switch (when) {
          case NEVER -> null;
          case WHEN_REVISED -> revised;
          case ALWAYS -> revised == null ? finished.call().job().instruction() : revised;
        };
    if (told != null) {
      json.writeStringField("revised_prompt", told);
    }
  }
}
