package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.ResultImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;

/** A call that succeeded, with what its answer is written from. */
record Finished(OpenAiCall call, Outcome.Succeeded outcome, Delivery delivery, Usage usage) {
  /** A multiple of three bytes, so that blocks of base64 join without padding. */
  private static final int BLOCK = 3 * 8192;

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

  /**
   * Writes a {@code b64_json} member, reading the picture as it goes: neither the picture nor its
   * text is held whole.
   *
   * @param out where the generator writes to
   * @param prefix what the text starts with; nothing that JSON would have to escape
   */
  void writeBase64(JsonGenerator json, OutputStream out, String prefix, ResultImage image)
      throws IOException {
    json.writeFieldName(PictureForm.B64_JSON.wire());
    json.writeRawValue("\"" + prefix);
    json.flush();
    long written = 0;
    byte[] block = new byte[BLOCK];
    Base64.Encoder encoder = Base64.getEncoder();
    try (InputStream bytes = delivery.open(image)) {
      for (int n = bytes.readNBytes(block, 0, BLOCK); n > 0; ) {
        out.write(encoder.encode(n == BLOCK ? block : java.util.Arrays.copyOf(block, n)));
        written += n;
        n = bytes.readNBytes(block, 0, BLOCK);
      }
    }
    if (written != image.bytes()) {
      throw new IOException("A stored picture has " + written + " of " + image.bytes() + " bytes");
    }
    json.writeRaw('"');
  }
}
