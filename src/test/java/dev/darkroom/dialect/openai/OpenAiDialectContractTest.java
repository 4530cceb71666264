package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.testing.DialectContract;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestPictures;
import java.util.List;

class OpenAiDialectContractTest extends DialectContract {
  @Override
  protected Dialect dialect() {
    return OpenAiConformanceTest.dialect(false);
  }

  @Override
  protected List<String> models() {
    return OpenAiConformanceTest.MODELS;
  }

  @Override
  protected ScriptedCall goodCall(String key) {
    ScriptedCall call =
        ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.text("model", "gpt-image-1"),
            ScriptedPart.text("prompt", "把图片调亮"),
            ScriptedPart.file("image", "a.png", "image/png", TestPictures.named("first.png")));
    return key.isEmpty() ? call : call.with("Authorization", "Bearer " + key);
  }

  @Override
  protected boolean looksLikeSuccess(ScriptedAnswer answer) {
    return answer.status() < 300 || answer.json().has("data");
  }
}
