package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The answer of a call that succeeded as server-sent events: one completed event a picture, in
 * order. Each carries the tokens of the whole call and, where there are several, its index.
 */
record EventsBody(Finished finished) implements Response.Body {
  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    String type = finished.call().event() + ".completed";
    for (int i = 0; i < finished.images().size(); i++) {
      out.write(("event: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
      writeData(out, type, i);
      out.write("\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private void writeData(OutputStream out, String type, int index) throws IOException {
    var image = finished.images().get(index);
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      finished.writeBase64(json, out, "", image);
      json.writeNumberField("created_at", finished.created());
      finished.writeFacts(json, image);
      json.writeStringField("background", image.transparent() ? "transparent" : "opaque");
      if (finished.images().size() > 1) {
        json.writeNumberField("image_index", index);
      }
      json.writeObjectFieldStart("usage");
      finished.usage().writeMembers(json);
      json.writeEndObject();
      json.writeEndObject();
    }
  }
}
