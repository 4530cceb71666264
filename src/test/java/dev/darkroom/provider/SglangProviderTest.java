package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.testing.JobDraft;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class SglangProviderTest extends SelfHostedContract {
  @Override
  Provider opened(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    return new SglangProvider(config, tools, random);
  }

  @Override
  protected String exchanges() {
    return "sglang";
  }

  @Override
  protected String basePath() {
    return "/v1";
  }

  @Override
  protected String model() {
    return "Qwen/Qwen-Image-Edit-2509";
  }

  @Override
  protected JsonNode errorBody(JsonNode row) {
    return JsonNodeFactory.instance.objectNode().set("detail", row.path("message"));
  }

  @Test
  void a_mask_would_have_no_effect_and_is_an_obstacle() {
    assertTrue(obstacle(JobDraft.edit("square.png").masked("mask.png")).contains("no mask"));
    assertTrue(obstacle(JobDraft.edit("mask.png").alphaMasked()).contains("no mask"));
    assertEquals("", obstacle(JobDraft.edit("square.png").alphaMasked()));
  }

  @Test
  void draws_another_picture_each_time_unless_a_seed_is_chosen() {
    exchange("generation").play(upstream, 4);
    make(JobDraft.generation().option("seed", -1L));
    assertEquals(41, upstream.call().json().path("seed").asLong());
    make(JobDraft.generation());
    long first = upstream.call().json().path("seed").asLong();
    make(JobDraft.generation());
    assertFalse(first == upstream.call().json().path("seed").asLong());
    make(JobDraft.generation().option("seed", 7L).option("negative_prompt", "rain"));
    assertEquals(7, upstream.call().json().path("seed").asLong());
    assertEquals("rain", upstream.call().json().path("negative_prompt").asText());
  }

  @Test
  void fetches_a_result_whose_url_is_relative() {
    exchange("relative").play(upstream, 1);
    Made made = make(JobDraft.edit("first.png"));
    assertPicture(made.images().getFirst(), OutputFormat.PNG, 300, 200);
  }
}
