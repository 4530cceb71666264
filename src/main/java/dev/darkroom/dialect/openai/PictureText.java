package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.job.ResultImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Pictures as base64 text in JSON. */
final class PictureText {
  /** A multiple of three bytes, so that blocks of base64 join without padding. */
  private static final int BLOCK = 3 * 8192;

  private PictureText() {}

  /**
   * Writes a {@code b64_json} member, reading the picture as it goes: neither the picture nor its
   * text is held whole.
   *
   * @param out where the generator writes to
   * @param prefix what the text starts with; nothing that JSON would have to escape
   * @throws IOException also when the stored picture is shorter than it should be
   */
  static void write(
      JsonGenerator json, OutputStream out, String prefix, ResultImage image, Delivery delivery)
      throws IOException {
    json.writeFieldName(PictureForm.B64_JSON.wire());
    json.writeRawValue("\"" + prefix);
    json.flush();
    long written = 0;
    byte[] block = new byte[BLOCK];
    Base64.Encoder encoder = Base64.getEncoder();
    try (InputStream bytes = delivery.open(image)) {
      for (int n = bytes.readNBytes(block, 0, BLOCK); n > 0; ) {
        out.write(encoder.encode(n == BLOCK ? block : Arrays.copyOf(block, n)));
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
