package dev.darkroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Engine;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.Models;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.provider.LocalProvider;
import dev.darkroom.provider.PlanReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanCommandTest {
  private static final LocalProvider LOCAL =
      new LocalProvider(
          new PlanReader(new InstructionReader()),
          new Engine(new MaskLadder(), Models.none(), Limits.DEFAULT),
          50);

  @TempDir static Path folder;
  private static String coffee = "";

  @BeforeAll
  static void picture() throws IOException {
    Path file = folder.resolve("coffee.png");
    coffee = Files.write(file, Photos.bytes("coffee.png")).toString();
  }

  private record Run(int code, String out, String err) {}

  private static synchronized Run run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    ByteArrayOutputStream refused = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(refused, true, StandardCharsets.UTF_8));
      int code = new CommandLine(new PlanCommand(() -> LOCAL)).execute(arguments);
      return new Run(
          code, heard.toString(StandardCharsets.UTF_8), refused.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void a_plan_is_told_in_the_language_of_its_sentence() {
    Run english = run("make the background white");
    assertEquals(0, english.code(), english.err());
    assertTrue(english.out().startsWith("This can be done:"), english.out());
    assertTrue(english.out().contains("color=#ffffff"), english.out());
    Run chinese = run("把背景换成白色");
    assertEquals(0, chinese.code(), chinese.err());
    assertTrue(chinese.out().startsWith("可以执行："), chinese.out());
  }

  @Test
  void what_cannot_be_done_ends_with_3_and_its_reason() {
    Run run = run("让她微笑");
    assertEquals(3, run.code(), run.err());
    assertTrue(run.out().contains("不支持："), run.out());
    assertEquals(3, run("frobnicate it").code());
  }

  @Test
  void a_picture_shows_the_place_in_red_over_grey() {
    Path preview = folder.resolve("places.png");
    Run run = run("把杯子和碟子改成蓝色", coffee, "--preview", preview.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("位置："), run.out());
    Bitmap drawn = Photos.decode(read(preview));
    assertEquals(600, drawn.width());
    assertTrue(redness(drawn, 150, 330) > 60, "the saucer is marked");
    assertEquals(0, redness(drawn, 560, 60), "the table is grey");
  }

  private static int redness(Bitmap picture, int x, int y) {
    int i = 4 * (y * picture.width() + x);
    return (picture.pixels()[i + 2] & 255) - (picture.pixels()[i + 1] & 255);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void machines_read_what_the_server_would_answer() throws IOException {
    Run run = run("crop to the subject", coffee, "--json");
    assertEquals(0, run.code(), run.err());
    JsonNode plan = new ObjectMapper().readTree(run.out());
    assertTrue(plan.path("executable").booleanValue());
    assertEquals(4, plan.at("/operations/0/region/box").size());
    assertTrue(plan.at("/operations/0/mask").asText().startsWith("data:image/png;base64,"));
  }

  @Test
  void bad_usage_is_told() {
    assertEquals(2, run("  ").code());
    assertEquals(2, run("make it blue", folder.resolve("none.png").toString()).code());
    Run preview = run("make it blue", "--preview", folder.resolve("x.png").toString());
    assertEquals(2, preview.code());
    assertFalse(preview.err().isBlank());
  }
}
