package dev.darkroom.dialect.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
  private static final List<String> MODELS =
      List.of(
          "darkroom-local",
          "gpt-image-1",
          "gpt-image-2.5",
          "gpt-image-2-2026-04-21",
          "chatgpt-image-latest",
          "gpt-image-2-all",
          "some-vip",
          "house-style",
          "dall-e-2",
          "dall-e-3",
          "qwen-edit");

  private static String letter(List<ScriptedPart> parts, int pictures) {
    ScriptedCall call = ScriptedCall.form("/v1/images/edits", parts.toArray(ScriptedPart[]::new));
    return letter(Fields.of(call.toRequest()), pictures);
  }

  private static String letter(Fields fields, int pictures) {
    var config = new OpenAiConfig(false, Set.of("house-style"));
    String model = Classifier.model(fields, MODELS);
    return new Classifier(config).classOf(model, fields, pictures).letter();
  }

  @ParameterizedTest
  @CsvSource({
    "darkroom-local, G",
    "gpt-image-1, G",
    "gpt-image-2.5, G",
    "gpt-image-2-2026-04-21, G",
    "chatgpt-image-latest, G",
    "gpt-image-2-all, A",
    "some-vip, A",
    "house-style, A",
    "dall-e-2, D",
    "dall-e-3, D",
    "qwen-edit, B",
    "auto, X",
    "default, X"
  })
  void a_model_decides(String model, String expected) {
    assertEquals(expected, letter(List.of(ScriptedPart.text("model", model)), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "background, auto, G",
    "input_fidelity, low, G",
    "output_format, png, G",
    "output_compression, 5, G",
    "moderation, auto, G",
    "partial_images, 0, G",
    "quality, high, G",
    "complexity, x, G",
    "safety_identifier, x, G",
    "markup, x, G",
    "stream, true, G",
    "stream, false, X",
    "size, auto, G",
    "size, 1536x1024, G",
    "size, 512x512, X",
    "response_format, url, X",
    "n, 2, X",
    "user, me, X",
    "quality, '', X",
    "image_url, http://a.example/x.png, B",
    "image_b64_json[], AAAA, B"
  })
  void without_a_model_the_fields_decide(String name, String value, String expected) {
    assertEquals(expected, letter(List.of(ScriptedPart.text(name, value)), 1));
  }

  @Test
  void without_a_model_two_pictures_or_json_mean_a_gpt_model() {
    assertEquals("G", letter(List.of(ScriptedPart.text("prompt", "x")), 2));
    var json = ScriptedCall.json("/v1/images/edits", "{\"prompt\":\"x\"}");
    assertEquals("G", letter(Fields.of(json.toRequest()), 1));
  }

  @Test
  void bella_fields_outweigh_the_model_in_a_form_and_not_in_json() {
    List<ScriptedPart> parts = new ArrayList<>();
    parts.add(ScriptedPart.text("model", "gpt-image-1"));
    parts.add(ScriptedPart.text("image_url[]", "http://a.example/x.png"));
    assertEquals("B", letter(parts, 1));
    var json =
        ScriptedCall.json(
            "/v1/images/edits", "{\"model\":\"gpt-image-1\",\"image_url\":\"http://a/x.png\"}");
    assertEquals("G", letter(Fields.of(json.toRequest()), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-image-1, false",
    "gpt-image-2, false",
    "gpt-image-2.5, true",
    "gpt-image-2.5-mini, true",
    "gpt-image-3, true",
    "chatgpt-image-latest, false"
  })
  void newer_models_know_more_qualities(String model, boolean expected) {
    var fields = new Fields(true, List.of());
    ModelClass family = new Classifier(OpenAiConfig.standard()).classOf(model, fields, 1);
    assertEquals(expected, family.qualities().named().contains("xhigh"));
  }
}
