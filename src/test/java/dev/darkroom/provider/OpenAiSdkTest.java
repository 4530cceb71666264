package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.TestPictures;
import dev.darkroom.testing.UpstreamCall;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What OpenAI's own Java client sends for the same jobs. */
class OpenAiSdkTest extends SdkComparison {
  private static final String MODEL = "gpt-image-1.5";

  @Override
  protected ProviderKind kind() {
    return OpenAiProvider::new;
  }

  @Override
  protected String exchanges() {
    return "openai";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  protected String model() {
    return MODEL;
  }

  private OpenAIClient client() {
    return OpenAIOkHttpClient.builder()
        .baseUrl(vendor.url() + basePath())
        .apiKey(KEY)
        .maxRetries(0)
        .build();
  }

  private UpstreamCall edited(ImageEditParams params) {
    answerVendor("edit");
    OpenAIClient client = client();
    try {
      client.images().edit(params);
    } finally {
      client.close();
    }
    return vendor.call();
  }

  private static InputStream file(String name) {
    return new ByteArrayInputStream(TestPictures.named(name));
  }

  private static MultipartField<ImageEditParams.Image> images(String... names) {
    ImageEditParams.Image image =
        names.length == 1
            ? ImageEditParams.Image.ofInputStream(file(names[0]))
            : ImageEditParams.Image.ofInputStreams(
                Stream.of(names).map(OpenAiSdkTest::file).toList());
    return MultipartField.<ImageEditParams.Image>builder()
        .value(image)
        .contentType("image/png")
        .filename("image.png")
        .build();
  }

  private static ImageEditParams.Builder edit(String... pictures) {
    return ImageEditParams.builder()
        .model(MODEL)
        .prompt(PROMPT)
        .image(images(pictures))
        .n(1)
        .size(ImageEditParams.Size.AUTO)
        .outputFormat(ImageEditParams.OutputFormat.PNG);
  }

  @Test
  void an_edit_is_the_same_in_every_field() {
    UpstreamCall ours = ours("edit", JobDraft.edit("first.png"), MODEL).getFirst();
    assertEquals(List.of(), differences(edited(edit("first.png").build()), ours));
  }

  @Test
  void several_pictures_are_the_same_in_every_field() {
    JobDraft draft = JobDraft.edit("first.png", "second.png", "third.png");
    UpstreamCall ours = ours("several", draft, MODEL).getFirst();
    UpstreamCall theirs = edited(edit("first.png", "second.png", "third.png").build());
    assertEquals(List.of(), differences(theirs, ours));
  }

  @Test
  void an_edit_with_a_mask_and_options_is_the_same_in_every_field() {
    OutputSpec webp = new OutputSpec(new Size(1024, 1024), false, OutputFormat.WEBP, 85, true);
    JobDraft draft =
        JobDraft.edit("square.png")
            .masked("mask.png")
            .output(webp)
            .option("quality", "high")
            .option("input_fidelity", "high");
    UpstreamCall ours = ours("edit-square", draft, MODEL).getFirst();
    ImageEditParams params =
        ImageEditParams.builder()
            .model(MODEL)
            .prompt(PROMPT)
            .image(images("square.png"))
            .mask(
                MultipartField.<InputStream>builder()
                    .value(file("mask.png"))
                    .contentType("image/png")
                    .filename("mask.png")
                    .build())
            .n(1)
            .size(ImageEditParams.Size._1024X1024)
            .background(ImageEditParams.Background.TRANSPARENT)
            .outputFormat(ImageEditParams.OutputFormat.WEBP)
            .outputCompression(85)
            .quality(ImageEditParams.Quality.HIGH)
            .inputFidelity(ImageEditParams.InputFidelity.HIGH)
            .build();
    assertEquals(List.of(), differences(edited(params), ours));
  }

  @Test
  void a_plain_generation_differs_in_what_is_said_openly_and_in_nothing_else() {
    UpstreamCall ours = ours("generation", JobDraft.generation(), MODEL).getFirst();
    answerVendor("generation");
    OpenAIClient client = client();
    try {
      client.images().generate(ImageGenerateParams.builder().model(MODEL).prompt(PROMPT).build());
    } finally {
      client.close();
    }
    assertEquals(
        List.of(
            "/n: absent -> 1", "/output_format: absent -> \"png\"", "/size: absent -> \"auto\""),
        differences(vendor.call(), ours));
  }
}
