package dev.darkroom.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldPicturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] FIRST = bytes(1, 30_000);
  private static final byte[] SECOND = bytes(2, 30_001);

  private static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static JsonNode tree(String json) throws IOException {
    HeldPictures pictures = new HeldPictures(json.getBytes(UTF_8));
    JsonNode tree = JSON.readTree(pictures.rest());
    pictures.putBack(tree);
    return tree;
  }

  @Test
  void pictures_become_bytes_in_their_places_and_all_else_stays() throws IOException {
    JsonNode tree =
        tree(
            "{\"created\": 1, \"data\": [{\"b64_json\":\"%s\", \"note\": \"夜\"},\n{\"b64_json\" :\t\"%s\"}]}"
                .formatted(text(FIRST), text(SECOND)));
    assertEquals(1, tree.path("created").asInt());
    assertEquals("夜", tree.path("data").path(0).path("note").asText());
    assertArrayEquals(FIRST, Answers.held(tree.path("data").path(0)));
    assertArrayEquals(SECOND, Answers.held(tree.path("data").path(1)));
    assertTrue(tree.path("data").path(0).path("b64_json").isBinary());
  }

  @Test
  void the_text_that_is_parsed_holds_no_picture() {
    String json = "{\"b64_json\":\"" + text(FIRST) + "\"}";
    assertTrue(new HeldPictures(json.getBytes(UTF_8)).rest().length < 100);
  }

  @Test
  void a_short_picture_an_escaped_one_and_a_data_url_are_read_as_before() throws IOException {
    String escaped = text(FIRST).replace("/", "\\/");
    assertArrayEquals(FIRST, Answers.held(tree("{\"b64_json\":\"" + escaped + "\"}")));
    String dataUrl = "data:image/png;base64," + text(FIRST);
    assertArrayEquals(FIRST, Answers.held(tree("{\"b64_json\":\"" + dataUrl + "\"}")));
    assertArrayEquals("abc".getBytes(UTF_8), Answers.held(tree("{\"b64_json\":\"YWJj\"}")));
    assertEquals(0, Answers.held(tree("{\"b64_json\":null}")).length);
  }

  @Test
  void a_picture_named_within_a_text_is_none() throws IOException {
    String quoted = "{\\\"b64_json\\\":\\\"" + text(FIRST) + "\\\"}";
    JsonNode tree = tree("{\"error\": \"" + quoted + "\", \"b64_json\": \"YWJj\"}");
    assertEquals("{\"b64_json\":\"" + text(FIRST) + "\"}", tree.path("error").asText());
    assertArrayEquals("abc".getBytes(UTF_8), Answers.held(tree));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"b64_json\":\"%s", "{\"b64_json\":%s\"}", "{\"b64_json\":\"%s\""})
  void what_is_no_json_stays_none(String form) {
    String json = form.formatted(text(FIRST));
    assertThrows(JsonProcessingException.class, () -> tree(json));
  }

  @Test
  void what_is_no_base64_is_told_as_such() throws IOException {
    JsonNode tree = tree("{\"b64_json\":\"" + text(FIRST) + "!\"}");
    var broken = assertThrows(dev.darkroom.job.DarkroomException.class, () -> Answers.held(tree));
    assertTrue(broken.sentence().contains("base64"), broken.sentence());
  }
}
