package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.engine.Photos;
import dev.darkroom.job.Making;
import dev.darkroom.label.AigcLabel;
import dev.darkroom.label.Carried;
import dev.darkroom.label.Labels;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.SentEvents;
import dev.darkroom.testing.TestPictures;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The labels of AI-made pictures on every way that a result goes out, with a painter's results. */
class LabelsOverHttpTest {
  private static final String PRODUCER = "001191000000000000000X00001";
  static final String PAINT = "Paint snow on it";
  private static final String SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  /** What another producer wrote, with spaces of its own. */
  private static final String FOREIGN =
      "{ \"Label\":\"1\", \"ContentProducer\":\"<other>&'co'\",\"ProduceID\":\"7\","
          + "\"ReservedCode1\":\"\",\"ContentPropagator\":\"\", \"PropagateID\":\"\","
          + "\"ReservedCode2\":\"\" }";

  /** Of pictures in and out. */
  static final int EDGE = 1024;

  private static final PaintingProvider PAINTER = new PaintingProvider();
  static final byte[] SQUARE = TestPictures.plain(EDGE, EDGE, false, "png");

  @TempDir static Path data;
  private static RunningServer implicit;

  @BeforeAll
  static void start() {
    implicit = RunningServer.set(data, settings("implicit"), PAINTER);
  }

  @AfterAll
  static void stop() {
    implicit.close();
  }

  static String settings(String profile) {
    return "label: {profile: " + profile + ", contentProducer: \"" + PRODUCER + "\"}";
  }

  static ScriptedCall edit(String model, byte[] picture, String prompt) {
    return ScriptedCall.form(
        "/v1/images/edits",
        ScriptedPart.file("image", "a.png", "image/png", picture),
        ScriptedPart.text("model", model),
        ScriptedPart.text("prompt", prompt));
  }

  static byte[] decoded(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asText());
  }

  private static byte[] fetched(JsonNode url) throws Exception {
    HttpResponse<byte[]> file = implicit.get(URI.create(url.asText()));
    assertEquals(200, file.statusCode(), url.asText());
    return file.body();
  }

  static String task(HttpResponse<?> answer) {
    return answer.headers().firstValue("x-darkroom-task").orElseThrow();
  }

  /** The picture has one label, which is ours and in the right form. */
  static AigcLabel label(byte[] picture) {
    assertEquals(1, Carried.of(picture).labels());
    String json = Labels.find(picture).orElseThrow();
    assertEquals(AigcLabel.MEMBERS, members(json));
    AigcLabel label = AigcLabel.parse(json).orElseThrow();
    assertEquals("1", label.label());
    assertEquals(PRODUCER, label.contentProducer());
    return label;
  }

  private static List<String> members(String json) {
    var members = AigcLabel.members(json).orElseThrow();
    assertTrue(members.properties().stream().allMatch(member -> member.getValue().isTextual()));
    return members.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static boolean contains(byte[] file, String text) {
    return new String(file, StandardCharsets.ISO_8859_1).contains(text);
  }

  @Test
  void each_picture_of_an_answer_has_one_label_with_its_own_number() {
    var answer =
        implicit.send(edit("gpt-image-1", SQUARE, PAINT).with(ScriptedPart.text("n", "2")));
    JsonNode pictures = RunningServer.json(answer).path("data");
    assertEquals(2, pictures.size());
    for (int i = 0; i < 2; i++) {
      byte[] picture = decoded(pictures.get(i).path("b64_json"));
      assertEquals(task(answer) + "-" + i, label(picture).produceId());
      assertTrue(contains(picture, "iTXtXML:com.adobe.xmp"));
      assertFalse(contains(picture, "tEXt"));
      assertEquals(
          Optional.of(SOURCES + "compositeWithTrainedAlgorithmicMedia"),
          Carried.of(picture).sourceType());
      assertArrayEquals(Photos.decode(SQUARE).pixels(), Photos.decode(picture).pixels());
    }
  }

  @Test
  void a_linked_file_has_its_label() throws Exception {
    var answer = implicit.send(edit("dall-e-2", SQUARE, PAINT));
    JsonNode picture = RunningServer.json(answer).at("/data/0");
    assertTrue(picture.path("b64_json").isMissingNode());
    assertEquals(task(answer) + "-0", label(fetched(picture.path("url"))).produceId());
  }

  @Test
  void a_picture_within_a_data_uri_has_its_label() {
    var form = ScriptedPart.text("response_format", "b64_json");
    var answer = implicit.send(edit("gpt-image-2-all", SQUARE, PAINT).with(form));
    String uri = RunningServer.json(answer).at("/data/0/b64_json").asText();
    assertTrue(uri.startsWith("data:image/png;base64,"), uri.substring(0, 30));
    byte[] picture = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    assertEquals(task(answer) + "-0", label(picture).produceId());
  }

  @Test
  void a_picture_that_goes_out_twice_has_the_same_label_in_both() throws Exception {
    var answer =
        implicit.send(
            ScriptedCall.form(
                "/v1/images/edits",
                ScriptedPart.file("image", "a.png", "image/png", SQUARE),
                ScriptedPart.text("size", "1024x1024"),
                ScriptedPart.text("prompt", PAINT)));
    JsonNode picture = RunningServer.json(answer).at("/data/0");
    byte[] inside = decoded(picture.path("b64_json"));
    assertEquals(task(answer) + "-0", label(inside).produceId());
    assertArrayEquals(inside, fetched(picture.path("url")));
  }

  @Test
  void the_results_of_the_other_apis_have_their_labels() throws Exception {
    String base64 = Base64.getEncoder().encodeToString(SQUARE);
    JsonNode juhe =
        RunningServer.json(
            implicit.sendAs(
                ScriptedCall.form(
                    "/image_edit/edit",
                    ScriptedPart.text("key", RunningServer.KEY),
                    ScriptedPart.text("text", PAINT),
                    ScriptedPart.text("image1", "data:image/png;base64," + base64))));
    label(fetched(juhe.at("/result/images/0/image")));
    String task =
        RunningServer.json(
                implicit.send(
                    ScriptedCall.form(
                        "/api/photo-editor/generate",
                        ScriptedPart.text("prompt", PAINT),
                        ScriptedPart.file("file0", "a.png", "image/png", SQUARE))))
            .at("/data/taskId")
            .asText();
    JsonNode aluo =
        RunningServer.json(
            implicit.send(ScriptedCall.get("/api/photo-editor/status?taskId=" + task)));
    assertEquals(task + "-0", label(fetched(aluo.at("/data/images/0/url"))).produceId());
  }

  @Test
  void a_streams_partial_and_last_pictures_have_labels() {
    PAINTER.script((_, watch) -> watch.preview(PaintingProvider.sketch(), Making.TRAINED));
    HttpResponse<byte[]> answer =
        implicit.send(
            ScriptedCall.json(
                "/v1/images/generations",
                """
                {"model": "gpt-image-1", "stream": true, "partial_images": 1,
                 "size": "1024x1024", "prompt": "a cup of tea"}
                """));
    PAINTER.fails(null);
    JsonNode events =
        SentEvents.parse(new String(answer.body(), StandardCharsets.UTF_8)).path("events");
    assertEquals(2, events.size(), events.toString());
    assertEquals("image_generation.partial_image", events.at("/0/event").asText());
    byte[] preview = decoded(events.at("/0/data/b64_json"));
    assertTrue(label(preview).produceId().startsWith(task(answer)));
    assertEquals("image_generation.completed", events.at("/1/event").asText());
    byte[] last = decoded(events.at("/1/data/b64_json"));
    assertEquals(task(answer) + "-0", label(last).produceId());
    assertEquals(Optional.of(SOURCES + "trainedAlgorithmicMedia"), Carried.of(last).sourceType());
  }

  @Test
  void a_labelled_input_that_is_painted_over_gets_a_label_of_its_own() {
    var answer = implicit.send(edit("gpt-image-1", foreign(SQUARE), PAINT));
    byte[] made = decoded(RunningServer.json(answer).at("/data/0/b64_json"));
    assertEquals(task(answer) + "-0", label(made).produceId());
    assertFalse(contains(made, "<other>"));
  }

  /**
   * The PNG file with the label of another producer, in a text chunk as some software writes it.
   */
  private static byte[] foreign(byte[] png) {
    String text = "tEXtAIGC\0{\"AIGC\":" + FOREIGN + "}";
    byte[] chunk = text.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(chunk);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(png, 0, 33);
    file.writeBytes(ByteBuffer.allocate(4).putInt(chunk.length - 4).array());
    file.writeBytes(chunk);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    file.write(png, 33, png.length - 33);
    return file.toByteArray();
  }

  @Test
  void what_the_embedded_engine_only_adjusts_keeps_the_label_it_had(@TempDir Path folder) {
    try (RunningServer own = RunningServer.set(folder, settings("implicit"))) {
      byte[] smaller = made(own, foreign(SQUARE), "resize to 128x128", "png");
      assertEquals(Optional.of(FOREIGN), Labels.find(smaller));
      assertEquals(1, Carried.of(smaller).labels());
      assertEquals(128 * 128 * 4, Photos.decode(smaller).pixels().length);
      byte[] jpeg = made(own, foreign(SQUARE), "Make the image brighter", "jpeg");
      assertEquals(Optional.of(FOREIGN), Labels.find(jpeg));

      byte[] brighter = made(own, SQUARE, "Make the image brighter", "png");
      assertEquals(0, Carried.of(brighter).labels());

      byte[] portrait = TestPictures.named("portrait.png");
      byte[] cut = made(own, portrait, "change the background to white", "png");
      assertTrue(label(cut).produceId().endsWith("-0"));
      assertEquals(Optional.of(SOURCES + "compositeSynthetic"), Carried.of(cut).sourceType());
    }
  }

  private static byte[] made(RunningServer server, byte[] picture, String prompt, String format) {
    var call = edit("darkroom-local", picture, prompt);
    var answer = server.send(call.with(ScriptedPart.text("output_format", format)));
    return decoded(RunningServer.json(answer).at("/data/0/b64_json"));
  }
}
