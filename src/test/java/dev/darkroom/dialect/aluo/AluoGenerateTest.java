package dev.darkroom.dialect.aluo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photo generation with an engine that makes pictures from text. */
class AluoGenerateTest {
  private final ScriptedGateway gateway =
      new ScriptedGateway(AluoConformanceTest.generate(), List.of());

  private ScriptedAnswer send(ScriptedCall call) {
    return gateway.send(call.with("Authorization", "Bearer " + ScriptedGateway.KEY));
  }

  private ScriptedAnswer generate(String json) {
    return send(ScriptedCall.json("/api/photo-generate/generate", json));
  }

  @Test
  void the_first_status_read_after_a_call_finds_its_pictures() {
    var made = generate("{\"prompt\":\"A red coffee mug on a wooden table\",\"nVariants\":2}");
    assertEquals(200, made.status());
    String task = made.at("data.taskId").asText();
    var status = send(ScriptedCall.get("/api/photo-generate/status?taskId=" + task));
    assertEquals("SUCCESS", status.at("data.status").asText());
    assertEquals(2, status.at("data.images").size());
    var picture = gateway.send(ScriptedCall.get(status.at("data.images[1].url").asText()));
    assertEquals(
        "\u0089PNG",
        new String(picture.body(), 0, 4, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void what_reaches_the_engine_is_the_sentence_alone() {
    generate("{\"prompt\":\" 红色咖啡杯 \",\"outputFormat\":\"webp\",\"nVariants\":4}");
    Job job = gateway.job();
    assertEquals(Job.Work.GENERATE, job.work());
    assertEquals(" 红色咖啡杯 ", job.instruction());
    assertEquals("default", job.model());
    assertEquals(List.of(), job.pictures());
    assertEquals(4, job.count());
    assertEquals(OutputFormat.WEBP, job.output().format());
    assertFalse(job.output().sizeOpen());
  }

  @ParameterizedTest
  @CsvSource({
    "1:1, 1K, 1024x1024",
    "3:2, 2K, 2528x1696",
    "2:3, 4K, 3392x5056",
    "16:9, 1k, 1376x768",
    "9:16, 2k, 1536x2752",
    "4:3, 4k, 4800x3584",
    "3:4, 1K, 896x1200",
    "4:5, 2K, 1856x2304",
    "5:4, 4K, 4608x3712",
    "21:9, 2K, 3168x1344"
  })
  void ratio_and_resolution_are_pixels(String ratio, String resolution, String size) {
    generate(
        "{\"prompt\":\"x\",\"size\":\"%s\",\"resolution\":\"%s\"}".formatted(ratio, resolution));
    assertEquals(size, String.valueOf(gateway.job().output().size()));
  }

  @Test
  void every_variant_has_its_price_and_is_paid_at_the_status_read() {
    generate("{\"prompt\":\"x\",\"nVariants\":4}");
    assertEquals(List.of("afford GENERATE 4", "moderate"), gateway.reception().steps());
    assertEquals(4, gateway.calls().getLast().charged());
    assertFalse(gateway.calls().getLast().handsOver());
  }
}
