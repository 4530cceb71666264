package dev.darkroom.dialect.juhe;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.testing.DialectContract;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import java.nio.charset.StandardCharsets;
import java.util.List;

class JuheDialectContractTest extends DialectContract {
  @Override
  protected Dialect dialect() {
    return JuheConformanceTest.dialect();
  }

  @Override
  protected List<String> models() {
    return JuheConformanceTest.MODELS;
  }

  @Override
  protected ScriptedCall goodCall(String key) {
    String body = "key=" + key + "&text=brighter&image1=http%3A%2F%2Fpictures.example%2Ffirst.png";
    return ScriptedCall.raw(
        "/image_edit/edit",
        "application/x-www-form-urlencoded",
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected boolean looksLikeSuccess(ScriptedAnswer answer) {
    return answer.at("error_code").asInt(-1) == 0;
  }
}
