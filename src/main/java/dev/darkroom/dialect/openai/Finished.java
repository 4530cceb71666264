package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.ResultImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A call that succeeded, with what its answer is written from. */
record Finished(OpenAiCall call, Outcome.Succeeded outcome, Delivery delivery, Usage usage) {
  static Finished of(OpenAiCall call, Outcome.Succeeded outcome, Delivery delivery) {
    Usage usage = Usage.of(call.job(), call.options(), outcome.images());
    return new Finished(call, outcome, delivery, usage);
  }

  List<ResultImage> images() {
    return outcome.images();
  }

  ResultImage first() {
    return images().getFirst();
  }

  long created() {
    return delivery.created().getEpochSecond();
  }

  String background() {
    return images().stream().anyMatch(ResultImage::transparent) ? "transparent" : "opaque";
  }

  /** Format, quality and true size of a picture. */
  void writeFacts(JsonGenerator json, ResultImage image) throws IOException {
    json.writeStringField("output_format", image.format().label());
    json.writeStringField("quality", call.options().quality());
    json.writeStringField("size", image.size().toString());
  }

  /** Writes a {@code b64_json} member; see {@link PictureText#write}. */
  void writeBase64(JsonGenerator json, OutputStream out, String prefix, ResultImage image)
      throws IOException {
    PictureText.write(json, out, prefix, image, delivery);
  }
}
