package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.job.ResultImage;
import java.io.IOException;

/** Which facts an answer tells besides its pictures, and where. */
enum AnswerShape {
  /** Nothing but the pictures. */
  PLAIN {
    @Override
    void before(JsonGenerator json, Finished finished) {}

    @Override
    void item(JsonGenerator json, Finished finished, ResultImage image) {}

    @Override
    void after(JsonGenerator json, Finished finished) {}
  },
  /** Once for all pictures, then the tokens. */
  GPT {
    @Override
    void before(JsonGenerator json, Finished finished) throws IOException {
      json.writeStringField("background", finished.background());
      finished.writeFacts(json, finished.first());
    }

    @Override
    void item(JsonGenerator json, Finished finished, ResultImage image) {}

    @Override
    void after(JsonGenerator json, Finished finished) throws IOException {
      json.writeObjectFieldStart("usage");
      finished.usage().writeMembers(json);
      json.writeEndObject();
    }
  },
  /** In every item, and some once more beside the tokens. */
  BELLA {
    @Override
    void before(JsonGenerator json, Finished finished) throws IOException {
      json.writeStringField("background", finished.background());
    }

    @Override
    void item(JsonGenerator json, Finished finished, ResultImage image) throws IOException {
      finished.writeFacts(json, image);
    }

    @Override
    void after(JsonGenerator json, Finished finished) throws IOException {
      json.writeObjectFieldStart("usage");
      json.writeNumberField("num", finished.images().size());
      json.writeStringField("size", finished.first().size().toString());
      json.writeStringField("quality", finished.call().options().quality());
      finished.usage().writeMembers(json);
      json.writeEndObject();
    }
  };

  /** Members of the answer before its pictures. */
  abstract void before(JsonGenerator json, Finished finished) throws IOException;

  /** Members of an item beside its picture. */
  abstract void item(JsonGenerator json, Finished finished, ResultImage image) throws IOException;

  /** Members of the answer after its pictures. */
  abstract void after(JsonGenerator json, Finished finished) throws IOException;
}
