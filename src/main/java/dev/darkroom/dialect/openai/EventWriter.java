package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.job.Job;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the server-sent events of one call; each is on its way when its method returns. */
record EventWriter(OpenAiCall call, OutputStream out) {
  /** A comment, which clients skip: it shows them and proxies that the call is alive. */
  void ping() throws IOException {
    text(": ping\n\n");
    out.flush();
  }

  /** A picture on the way. Which of several results it belongs to is not known. */
  void partial(ResultImage image, int index, Delivery delivery) throws IOException {
    String type = begin(".partial_image");
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      PictureText.write(json, out, "", image, delivery);
      json.writeNumberField("created_at", delivery.created().getEpochSecond());
      json.writeStringField("output_format", image.format().label());
      json.writeStringField("quality", call.options().quality());
      json.writeStringField("size", sizeOfResult(call.job(), image).toString());
      boolean transparent = call.job().output().transparent() || image.transparent();
      json.writeStringField("background", background(transparent));
      json.writeNumberField("partial_image_index", index);
      json.writeEndObject();
    }
    end();
  }

  /**
   * One completed event a picture, in order. Each carries the tokens of the whole call and, where
   * there are several, its index.
   */
  void completed(Finished finished) throws IOException {
    for (int i = 0; i < finished.images().size(); i++) {
      completed(finished, i);
    }
  }

  private void completed(Finished finished, int index) throws IOException {
    var image = finished.images().get(index);
    String type = begin(".completed");
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      finished.writeBase64(json, out, "", image);
      json.writeNumberField("created_at", finished.created());
      finished.writeFacts(json, image);
      json.writeStringField("background", background(image.transparent()));
      if (finished.images().size() > 1) {
        json.writeNumberField("image_index", index);
      }
      json.writeObjectFieldStart("usage");
      finished.usage().writeMembers(json);
      json.writeEndObject();
      json.writeEndObject();
    }
    end();
  }

  /** The last event of a call that failed when the stream had begun. */
  void failed(Fault fault) throws IOException {
    text("event: error\ndata: ");
    var event = Json.object().put("type", "error");
    ErrorShape.OPENAI.fill(event.putObject("error"), fault);
    out.write(Json.bytes(event));
    end();
  }

  /** What the result will measure, not the picture on the way to it. */
  private static Size sizeOfResult(Job job, ResultImage preview) {
    Size asked = job.output().size();
    return asked == null || job.output().sizeOpen() ? preview.size() : asked;
  }

  private static String background(boolean transparent) {
    return transparent ? "transparent" : "opaque";
  }

  private String begin(String suffix) throws IOException {
    String type = call.endpoint().event() + suffix;
    text("event: " + type + "\ndata: ");
    return type;
  }

  private void end() throws IOException {
    text("\n\n");
    out.flush();
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
