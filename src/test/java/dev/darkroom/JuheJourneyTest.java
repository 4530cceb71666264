package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.engine.Photos;
import dev.darkroom.testing.ScriptedCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Juhe's document describes: one form, one link; and what an operator can switch off. */
class JuheJourneyTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path data;

  private static ScriptedCall edit(String text) {
    String picture =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(Photos.bytes("coffee.png"));
    String body =
        "key=%s&text=%s&image1=%s&image2=&image3=&size=&model="
            .formatted(RunningServer.KEY, escaped(text), escaped(picture));
    return ScriptedCall.raw(
        "/image_edit/edit",
        "application/x-www-form-urlencoded",
        body.getBytes(StandardCharsets.US_ASCII));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    assertEquals(200, response.statusCode());
    return JSON.readTree(response.body());
  }

  @Test
  void a_picture_is_edited_and_lies_behind_the_link() throws Exception {
    try (RunningServer server = RunningServer.start(data)) {
      JsonNode answer = json(server.sendAs(edit("把图片变成黑白")));
      assertEquals(0, answer.at("/error_code").asInt(-1), answer.toString());
      assertTrue(answer.at("/result/orderid").asText().matches("JH\\d{15}[0-9A-Za-z]{5}"));
      var picture = server.get(URI.create(answer.at("/result/images/0/image").asText()));
      assertEquals("image/png", picture.headers().firstValue("content-type").orElse(""));
      var bitmap = Photos.decode(picture.body());
      assertEquals(List.of(1248, 832), List.of(bitmap.width(), bitmap.height()));

      HttpResponse<byte[]> refused = server.sendAs(edit("加一条龙"));
      assertEquals(282505, json(refused).at("/error_code").asInt());
      String detail = refused.headers().firstValue("x-darkroom-detail").orElse("");
      assertTrue(detail.startsWith("UTF-8''"), detail);

      ScriptedCall named = edit("把图片调亮").with("Idempotency-Key", "order-1");
      JsonNode order = json(server.sendAs(named)).at("/result/orderid");
      assertEquals(order, json(server.sendAs(named)).at("/result/orderid"));
      var other = server.sendAs(edit("把图片调暗").with("Idempotency-Key", "order-1"));
      assertEquals(422, other.statusCode());
      assertEquals(10014, JSON.readTree(other.body()).at("/error_code").asInt());
    }
  }

  @Test
  void apis_that_are_switched_off_say_so_in_their_own_words() throws Exception {
    try (RunningServer server = RunningServer.plain(data)) {
      JsonNode juhe = json(server.sendAs(edit("把图片调亮")));
      assertEquals(10021, juhe.at("/error_code").asInt());
      assertEquals("121", juhe.at("/resultcode").asText());
      var aluo = server.send(ScriptedCall.get("/api/photo-editor/status?taskId=edit_1"));
      assertEquals(404, aluo.statusCode());
      assertEquals(-1, JSON.readTree(aluo.body()).at("/code").asInt());
    }
  }
}
