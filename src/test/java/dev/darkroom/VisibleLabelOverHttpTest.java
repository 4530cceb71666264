package dev.darkroom;

import static dev.darkroom.LabelsOverHttpTest.EDGE;
import static dev.darkroom.LabelsOverHttpTest.PAINT;
import static dev.darkroom.LabelsOverHttpTest.SQUARE;
import static dev.darkroom.LabelsOverHttpTest.decoded;
import static dev.darkroom.LabelsOverHttpTest.edit;
import static dev.darkroom.LabelsOverHttpTest.label;
import static dev.darkroom.LabelsOverHttpTest.settings;
import static dev.darkroom.LabelsOverHttpTest.task;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.RunningServer.Customer;
import dev.darkroom.engine.Photos;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestPictures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The visible label of the profile cn, and who goes without it. */
class VisibleLabelOverHttpTest {
  @TempDir static Path data;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.set(data, settings("cn"), new PaintingProvider());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void the_visible_mark_is_left_out_for_a_key_that_may_and_that_is_written_down(String format) {
    Customer usual = server.customer("pro", 1000, "");
    Customer exempt = server.customer("pro", 1000, "\"explicitLabel\":false");
    var call = edit("gpt-image-1", SQUARE, PAINT).with(ScriptedPart.text("output_format", format));
    var marked = server.sendWith(usual.key(), call);
    var unmarked = server.sendWith(exempt.key(), call);
    byte[] shown = decoded(RunningServer.json(marked).at("/data/0/b64_json"));
    byte[] bare = decoded(RunningServer.json(unmarked).at("/data/0/b64_json"));
    label(shown);
    assertEquals(task(unmarked) + "-0", label(bare).produceId());
    byte[] painted = Photos.decode(TestPictures.plain(EDGE, EDGE, false, format)).pixels();
    assertArrayEquals(painted, Photos.decode(bare).pixels());
    byte[] pixels = Photos.decode(shown).pixels();
    assertNotEquals(Arrays.hashCode(painted), Arrays.hashCode(pixels));
    assertMarkedInTheLowerRight(painted, pixels);

    JsonNode lines =
        RunningServer.json(server.admin("GET", "/admin/api/audit", "")).path("entries");
    JsonNode line = lines.get(0);
    assertEquals("label.explicit.off", line.path("action").asText());
    assertEquals(keyId(exempt), line.path("actor").asText());
    assertEquals(task(unmarked), line.path("subject").asText());
    assertEquals("127.0.0.1", line.path("address").asText());
    Duration age = Duration.between(Instant.parse(line.path("at").asText()), Instant.now());
    assertTrue(age.abs().compareTo(Duration.ofMinutes(1)) < 0, age.toString());
    for (JsonNode other : lines) {
      assertNotEquals(task(marked), other.path("subject").asText());
    }
  }

  private static String keyId(Customer customer) {
    return RunningServer.json(
            server.admin("GET", "/admin/api/keys?account=" + customer.account(), ""))
        .at("/keys/0/id")
        .asText();
  }

  /** Dark plate and white ink there, and the upper left quarter as it was. */
  private static void assertMarkedInTheLowerRight(byte[] before, byte[] after) {
    int white = 0;
    int dark = 0;
    for (int y = 0; y < EDGE; y++) {
      for (int x = 0; x < EDGE; x++) {
        int at = 4 * (y * EDGE + x);
        int blue = after[at] & 255;
        int red = after[at + 2] & 255;
        if (x > EDGE / 2 && y > EDGE * 3 / 4) {
          white += blue > 240 && red > 240 ? 1 : 0;
          dark += red < 110 ? 1 : 0;
        } else if (x < EDGE / 2 && y < EDGE / 2) {
          assertTrue(Math.abs((before[at] & 255) - blue) <= 2, x + "," + y);
        }
      }
    }
    assertTrue(white > 600 && dark > 5_000, white + " white, " + dark + " dark");
  }
}
