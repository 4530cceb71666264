package dev.darkroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.Job;
import dev.darkroom.job.Making;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.label.LabelConfig;
import dev.darkroom.label.Labels;
import dev.darkroom.label.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectCommandTest {
  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static synchronized Run run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    ByteArrayOutputStream refused = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(refused, true, StandardCharsets.UTF_8));
      int code = new CommandLine(new InspectCommand()).execute(arguments);
      return new Run(
          code, heard.toString(StandardCharsets.UTF_8), refused.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Path labelled() throws IOException {
    byte[] plain = Encoder.encode(new Bitmap(30, 20), Encoding.PNG, 90);
    EncodedImage image = new EncodedImage(plain, OutputFormat.PNG, new Size(30, 20), true);
    LabelConfig config = new LabelConfig(Profile.IMPLICIT, "X1", LabelConfig.TEXT);
    EncodedImage made =
        new Labels(config, new byte[] {1})
            .label(image, Making.TRAINED, Job.Work.GENERATE, "t-0", Optional.empty(), true);
    return Files.write(folder.resolve("made.png"), made.bytes());
  }

  @Test
  void a_result_shows_its_label_and_that_its_form_is_right() throws IOException {
    Run run = run(labelled().toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("30 x 20"), run.out());
    assertTrue(run.out().contains("its form is right"), run.out());
    assertTrue(run.out().contains("\"t-0\""), run.out());
    assertTrue(run.out().contains("digitalsourcetype/trainedAlgorithmicMedia"), run.out());
  }

  @Test
  void machines_read_the_same_as_json() throws IOException {
    Run run = run("--json", labelled().toString());
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals("png", json.get("format").textValue());
    assertTrue(json.get("aigc").get("well_formed").booleanValue());
    assertEquals("X1", json.get("aigc").get("members").get("ContentProducer").textValue());
    assertFalse(json.get("c2pa").booleanValue());
    assertTrue(json.get("exif").isNull());
  }

  @Test
  void a_picture_without_labels_says_so() throws IOException {
    byte[] jpeg = Encoder.encode(new Bitmap(30, 20), Encoding.JPEG, 90);
    Run run = run(Files.write(folder.resolve("plain.jpg"), jpeg).toString());
    assertEquals(0, run.code());
    assertTrue(run.out().matches("(?s).*AIGC label\\s+none.*C2PA\\s+none.*"), run.out());
  }

  @Test
  void what_is_no_picture_ends_with_2_and_a_sentence() throws IOException {
    Run none = run(folder.resolve("absent.png").toString());
    assertEquals(2, none.code());
    assertTrue(none.err().contains("There is no file"));
    Run text = run(Files.writeString(folder.resolve("a.txt"), "words").toString());
    assertEquals(2, text.code());
    assertTrue(text.err().startsWith("darkroom: The file is no picture"), text.err());
  }
}
