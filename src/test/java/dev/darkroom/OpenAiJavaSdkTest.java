package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.images.Image;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageEditStreamEvent;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's own Java SDK as its users call it; only the base URL is another. */
class OpenAiJavaSdkTest {
  @TempDir static Path folder;
  private static RunningServer server;
  private static OpenAIClient client;
  private static Path picture;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.start(folder.resolve("data"));
    client = client(RunningServer.KEY);
    picture = Files.write(folder.resolve("photo.png"), TestPictures.plain(96, 64, false, "png"));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder().apiKey(key).baseUrl(server.url() + "/v1").build();
  }

  private static ImageEditParams.Builder brighter() {
    return ImageEditParams.builder()
        .image(picture)
        .prompt("Make the image brighter")
        .model("gpt-image-1");
  }

  @Test
  void edits_a_picture_and_counts_its_tokens() throws IOException {
    ImagesResponse answer = client.images().edit(brighter().size("1536x1024").build());
    Header header = header(only(answer).b64Json().orElseThrow());
    assertEquals("1536x1024", header.width() + "x" + header.height());
    var usage = answer.usage().orElseThrow();
    assertEquals(usage.inputTokens() + usage.outputTokens(), usage.totalTokens());
    assertTrue(answer.created() > 1_700_000_000L);
  }

  @Test
  void edits_a_list_of_pictures_that_come_as_bare_streams() {
    var images =
        ImageEditParams.Image.ofInputStreams(
            List.of(opened(TestPictures.plain(64, 64, false, "png"))));
    ImagesResponse answer = client.images().edit(brighter().image(images).build());
    assertTrue(only(answer).b64Json().isPresent());
  }

  private static java.io.InputStream opened(byte[] bytes) {
    return new java.io.ByteArrayInputStream(bytes);
  }

  @Test
  void streams_an_edit_to_its_completed_event() throws IOException {
    try (StreamResponse<ImageEditStreamEvent> events =
        client.images().editStreaming(brighter().partialImages(2).build())) {
      List<ImageEditStreamEvent> seen = events.stream().toList();
      var last = seen.getLast().asCompleted();
      assertEquals(1, seen.stream().filter(ImageEditStreamEvent::isCompleted).count());
      assertTrue(header(last.b64Json()).width() > 0);
      assertTrue(last.usage().totalTokens() > 0);
    }
  }

  @Test
  void makes_a_product_picture_from_text() throws IOException {
    ImagesResponse answer =
        client.images().generate(mug("A red coffee mug on a wooden table").build());
    Header header = header(only(answer).b64Json().orElseThrow());
    assertEquals("96x96", header.width() + "x" + header.height());
  }

  @Test
  void streams_a_generation_with_pictures_on_the_way() throws IOException {
    try (StreamResponse<ImageGenStreamEvent> events =
        client.images().generateStreaming(inPasses().partialImages(2).build())) {
      List<ImageGenStreamEvent> seen = events.stream().toList();
      assertTrue(seen.getLast().isGenerationCompleted());
      var partial = seen.stream().filter(ImageGenStreamEvent::isGenerationPartialImage).toList();
      assertFalse(partial.isEmpty(), "no picture on the way");
      assertTrue(partial.size() <= 2);
      assertEquals(0, partial.getFirst().asGenerationPartialImage().partialImageIndex());
      assertTrue(header(partial.getFirst().asGenerationPartialImage().b64Json()).width() > 0);
    }
  }

  /** A chosen seed has a fixed number of samples: more than one pass on any machine. */
  private static ImageGenerateParams.Builder inPasses() {
    return mug("一个红色咖啡杯放在木桌上").putAdditionalBodyProperty("seed", JsonValue.from(7));
  }

  private static ImageGenerateParams.Builder mug(String prompt) {
    return ImageGenerateParams.builder()
        .prompt(prompt)
        .model("darkroom-local")
        .quality(ImageGenerateParams.Quality.LOW)
        .size("96x96");
  }

  @Test
  void a_refused_instruction_is_a_bad_request_with_its_code() {
    var params = brighter().prompt("Let the cat wave its paw").build();
    var refused = assertThrows(BadRequestException.class, () -> client.images().edit(params));
    assertEquals("instruction_not_supported", refused.code().orElseThrow());
    assertEquals(List.of("false"), refused.headers().values("x-should-retry"));
  }

  @Test
  void an_unknown_key_and_an_unknown_model_raise_the_exceptions_of_the_sdk() {
    OpenAIClient stranger = client("sk-wrong-0123456789");
    try {
      var refused =
          assertThrows(
              UnauthorizedException.class, () -> stranger.images().edit(brighter().build()));
      assertEquals("invalid_api_key", refused.code().orElseThrow());
    } finally {
      stranger.close();
    }
    var unknown =
        assertThrows(NotFoundException.class, () -> client.models().retrieve("no-such-model"));
    assertEquals("model_not_found", unknown.code().orElseThrow());
  }

  @Test
  void lists_the_models() {
    List<String> ids = client.models().list().data().stream().map(m -> m.id()).toList();
    assertTrue(ids.contains("darkroom-local"), ids::toString);
  }

  private static Image only(ImagesResponse answer) {
    List<Image> images = answer.data().orElseThrow();
    assertEquals(1, images.size());
    return assertInstanceOf(Image.class, images.getFirst());
  }

  private static Header header(String base64) throws IOException {
    Path file = Files.createTempFile(folder, "answer", null);
    Files.write(file, Base64.getDecoder().decode(base64));
    return Codecs.header(file, Limits.DEFAULT);
  }
}
