package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesis;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesis.ImageEditFunction;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationParam;
import com.alibaba.dashscope.common.MultiModalMessage;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.UpstreamCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What DashScope's own Java client sends for the same jobs. */
class DashScopeSdkTest extends SdkComparison {
  private static final String ASYNC = "x-dashscope-async";
  private static final String WAN = "wan2.5-i2i-preview";
  private static final String MASKING = "wanx2.1-imageedit";
  private static final String TASK = "a8532587-0000-0000-0000-000000000000";

  /** Of chats; the client sends it with every message. */
  private static final String SEARCH = "/parameters/enable_search: false -> absent";

  /** The client names a type where no body is. */
  private static final String NO_BODY = "content-type: application/json -> ";

  private String exchanges = "dashscope";

  @Override
  protected ProviderKind kind() {
    Polling fast = Polling.every(Duration.ofMillis(10));
    return (config, tools) -> new DashScopeProvider(config, tools, fast);
  }

  @Override
  protected String exchanges() {
    return exchanges;
  }

  @Override
  protected String basePath() {
    return "/api/v1";
  }

  @Override
  protected String model() {
    return "qwen-image-edit-plus";
  }

  private String base() {
    return vendor.url() + basePath();
  }

  private UpstreamCall conversation(String exchange, MultiModalConversationParam param)
      throws Exception {
    answerVendor(exchange);
    assertEquals(
        1, new MultiModalConversation("http", base()).call(param).getOutput().getChoices().size());
    return vendor.call();
  }

  private static MultiModalConversationParam.MultiModalConversationParamBuilder<?, ?> message(
      String model, String... pictures) {
    List<Map<String, Object>> content =
        Stream.concat(
                Stream.of(pictures).map(name -> Map.<String, Object>of("image", dataUrl(name))),
                Stream.of(Map.<String, Object>of("text", PROMPT)))
            .toList();
    return MultiModalConversationParam.builder()
        .apiKey(KEY)
        .model(model)
        .message(MultiModalMessage.builder().role("user").content(content).build());
  }

  @Test
  void an_edit_that_is_answered_at_once_is_the_same_in_every_field() throws Exception {
    JobDraft draft =
        JobDraft.edit("first.png")
            .sized(600, 400)
            .option("negative_prompt", "rain")
            .option("seed", 7L);
    UpstreamCall ours = ours("edit", draft, model()).getFirst();
    MultiModalConversationParam param =
        message(model(), "first.png")
            .n(1)
            .size("768*512")
            .negativePrompt("rain")
            .seed(7)
            .promptExtend(false)
            .watermark(false)
            .build();
    assertEquals(List.of(SEARCH), differences(conversation("edit", param), ours, ASYNC));
  }

  @Test
  void a_plain_generation_differs_in_the_defaults_that_are_overridden() throws Exception {
    UpstreamCall ours = ours("generation", JobDraft.generation(), "qwen-image-plus").getFirst();
    UpstreamCall theirs = conversation("generation", message("qwen-image-plus").build());
    assertEquals(
        List.of(
            SEARCH,
            "/parameters/n: absent -> 1",
            "/parameters/prompt_extend: absent -> false",
            "/parameters/watermark: absent -> false"),
        differences(theirs, ours, ASYNC));
  }

  private static ImageSynthesisParam.ImageSynthesisParamBuilder<?, ?> synthesis(String model) {
    return ImageSynthesisParam.builder()
        .apiKey(KEY)
        .model(model)
        .prompt(PROMPT)
        .n(1)
        .promptExtend(false)
        .watermark(false);
  }

  /** Their call to begin a task, the one to look at it and the one to cancel it. */
  private List<UpstreamCall> task(String kind, ImageSynthesisParam param) throws Exception {
    exchange("waiting").play(vendor, 1);
    ImageSynthesis client = new ImageSynthesis(kind, base());
    assertEquals(TASK, client.asyncCall(param).getOutput().getTaskId());
    assertEquals("PENDING", client.fetch(TASK, KEY).getOutput().getTaskStatus());
    vendor.to(
        "POST",
        "/api/v1/tasks/" + TASK + "/cancel",
        connection ->
            ScriptedUpstream.write(
                connection.out(),
                200,
                Map.of("Content-Type", "application/json"),
                "{\"request_id\":\"1\",\"output\":{}}".getBytes(StandardCharsets.UTF_8)));
    client.cancel(TASK, KEY);
    return vendor.calls();
  }

  @Test
  void a_task_is_begun_and_looked_at_in_the_same_way() throws Exception {
    exchanges = "dashscope-task";
    List<UpstreamCall> ours = ours("edit", JobDraft.edit("first.png"), WAN);
    List<UpstreamCall> theirs =
        task("image2image", synthesis(WAN).images(List.of(dataUrl("first.png"))).build());
    assertEquals(List.of(), differences(theirs.getFirst(), ours.getFirst(), ASYNC));
    assertEquals(List.of(NO_BODY), differences(theirs.get(1), ours.get(1), ASYNC));
  }

  @Test
  void a_generation_as_a_task_is_begun_in_the_same_way() throws Exception {
    exchanges = "dashscope-task";
    UpstreamCall ours = ours("generation", JobDraft.generation(), "wan2.5-t2i-preview").getFirst();
    UpstreamCall theirs = task("text2image", synthesis("wan2.5-t2i-preview").build()).getFirst();
    assertEquals(List.of(), differences(theirs, ours, ASYNC));
  }

  @Test
  void a_masked_edit_is_begun_in_the_same_way() throws Exception {
    exchanges = "dashscope-task";
    JobDraft draft = JobDraft.edit("square.png").masked("mask.png");
    UpstreamCall ours = ours("masked", draft, MASKING).getFirst();
    UpstreamCall theirs =
        task(
                "image2image",
                synthesis(MASKING)
                    .function(ImageEditFunction.DESCRIPTION_EDIT_WITH_MASK)
                    .baseImageUrl(dataUrl("square.png"))
                    .maskImageUrl(ours.json().at("/input/mask_image_url").asText())
                    .build())
            .getFirst();
    assertEquals(List.of(), differences(theirs, ours, ASYNC));
  }

  @Test
  void a_task_is_cancelled_in_the_same_way() throws Exception {
    exchanges = "dashscope-task";
    open(Duration.ofMillis(500), 1);
    exchange("waiting").play(upstream, 1);
    failure(JobDraft.edit("first.png"), WAN);
    UpstreamCall ours = upstream.awaitCall();
    while (!ours.path().endsWith("/cancel")) {
      ours = upstream.awaitCall();
    }
    UpstreamCall theirs =
        task("image2image", synthesis(WAN).images(List.of(dataUrl("first.png"))).build()).get(2);
    assertEquals(List.of(NO_BODY), differences(theirs, ours, ASYNC));
  }
}
