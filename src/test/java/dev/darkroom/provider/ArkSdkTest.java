package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.volcengine.ark.runtime.model.images.generation.GenerateImagesRequest;
import com.volcengine.ark.runtime.service.ArkService;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.UpstreamCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Volcengine's own Java client sends for the same jobs. */
class ArkSdkTest extends SdkComparison {
  private static final String MODEL = "doubao-seedream-4-5-251128";

  /** Sent by us where a caller of the client leaves it out: what differs from the defaults. */
  private static final List<String> ON_PURPOSE =
      List.of(
          "/response_format: absent -> \"b64_json\"",
          "/sequential_image_generation: absent -> \"disabled\"",
          "/stream: absent -> false",
          "/watermark: absent -> false");

  @Override
  protected ProviderKind kind() {
    return ArkProvider::new;
  }

  @Override
  protected String exchanges() {
    return "volcengine-ark";
  }

  @Override
  protected String basePath() {
    return "/api/v3";
  }

  @Override
  protected String model() {
    return MODEL;
  }

  private UpstreamCall theirs(GenerateImagesRequest request) {
    answerVendor("edit");
    ArkService client = ArkService.builder().apiKey(KEY).baseUrl(vendor.url() + basePath()).build();
    try {
      assertEquals(1, client.generateImages(request).getData().size());
    } finally {
      client.shutdownExecutor();
    }
    return vendor.call();
  }

  private static GenerateImagesRequest.Builder plain() {
    return GenerateImagesRequest.builder().model(MODEL).prompt(PROMPT).size("2K");
  }

  private static GenerateImagesRequest.Builder whole() {
    return plain()
        .responseFormat("b64_json")
        .watermark(false)
        .sequentialImageGeneration("disabled")
        .stream(false);
  }

  @Test
  void an_edit_is_the_same_in_every_field() {
    UpstreamCall ours = ours("edit", JobDraft.edit("first.png"), MODEL).getFirst();
    UpstreamCall theirs = theirs(whole().image(dataUrl("first.png")).build());
    assertEquals(List.of(), differences(theirs, ours));
  }

  @Test
  void several_pictures_are_the_same_in_every_field() {
    JobDraft draft = JobDraft.edit("first.png", "second.png", "third.png");
    UpstreamCall ours = ours("several", draft, MODEL).getFirst();
    List<String> images =
        List.of(dataUrl("first.png"), dataUrl("second.png"), dataUrl("third.png"));
    assertEquals(List.of(), differences(theirs(whole().image(images).build()), ours));
  }

  @Test
  void a_generation_differs_in_the_defaults_that_are_overridden_and_in_nothing_else() {
    UpstreamCall ours = ours("generation", JobDraft.generation(), MODEL).getFirst();
    assertEquals(ON_PURPOSE, differences(theirs(plain().build()), ours));
  }
}
