package dev.darkroom.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.model.CutOutModel.Alpha;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCutOutTest {
  @TempDir private Path folder;

  @Test
  void sees_the_picture_in_its_ratio_and_then_nearer_and_mirrored_what_it_saw() {
    OwnCutOut.Views views = views(Networks.own(folder, "0:0 1:1"), 600, 400);
    assertEquals(320, views.first().width());
    assertEquals(224, views.first().height());
    // The disc of 160 pixels with 24 around it, on either side, as near as the first view tells.
    OwnCutOut.Part part = views.part();
    assertEquals(46, part.left(), 10);
    assertEquals(254, part.right(), 10);
    assertEquals(96, part.top(), 4);
    assertEquals(304, part.bottom(), 4);
    assertEquals(224, views.second().width());
    assertEquals(224, views.second().height());
    // The disc is a quarter of the width from the left. What looks to the right sees it there
    // earlier, what looks at the mirror image later, by 4 pixels of its size each.
    assertEquals(0.25 - 4 / 320.0, middle(views.first()), 0.003);
    double inPart = (150.0 - part.left()) / (part.right() - part.left());
    assertEquals(inPart + 4 / 224.0, middle(views.second()), 0.005);
  }

  @Test
  void sees_the_whole_picture_twice_where_nothing_is_seen() {
    OwnCutOut own = Networks.own(folder, "0:0 1:1");
    OwnCutOut.Views views = Objects.requireNonNull(own.find(new Bitmap(90, 60), Monitor.none()));
    assertEquals(new OwnCutOut.Part(0, 0, 90, 60), views.part());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x1", "3x900", "1200x40", "4000x32"})
  void sees_pictures_of_any_shape(String size) {
    String[] sides = size.split("x", 2);
    OwnCutOut own = Networks.own(folder, "0:0 1:1");
    Alpha first = views(own, Integer.parseInt(sides[0]), Integer.parseInt(sides[1])).first();
    assertEquals(320, Math.max(first.width(), first.height()));
    assertEquals(0, first.width() % 32 + first.height() % 32);
  }

  @Test
  void is_loaded_at_its_first_use_only() throws IOException {
    OwnCutOut own = Networks.own(folder, "0:0 1:1");
    Path weights = folder.resolve("cutout.onnx");
    byte[] model = Files.readAllBytes(weights);
    Files.writeString(weights, "no model");
    assertTrue(own.there());
    assertTrue(failure(own).contains("cutout.onnx cannot be loaded"), failure(own));
    Files.write(weights, model);
    views(own, 64, 64);
    Files.delete(weights);
    assertNotNull(views(own, 64, 64));
  }

  @Test
  void sees_nothing_where_there_is_no_network() {
    assertFalse(OwnCutOut.none().there());
    assertNull(OwnCutOut.none().find(disc(64, 64), Monitor.none()));
  }

  @Test
  void a_network_of_another_kind_is_named() {
    OwnCutOut own = Networks.own(folder, "0:0 1:1");
    Networks.enlarging(folder, 2).toFile().renameTo(folder.resolve("cutout.onnx").toFile());
    assertTrue(failure(own).contains("cutout.onnx"), failure(own));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "side=320\nsecond=224\n",
        "side=320\nsecond=224\ntable=0.5:0.9 0.4:0.95\n",
        "side=320\nsecond=224\ntable=0.5:0.9 0.6:0.8\n",
        "side=320\nsecond=224\ntable=0.5:1.1\n",
        "side=320\nsecond=224\ntable=0.5\n",
        "side=300\nsecond=224\ntable=0.5:0.9\n",
        "side=224\nsecond=330\ntable=0.5:0.9\n",
        "side=99999968\nsecond=32\ntable=0.5:0.9\n",
        "second=224\ntable=0.5:0.9\n"
      })
  void a_calibration_that_cannot_be_right_is_refused(String text) {
    OwnCutOut own = Networks.own(folder, "0:0 1:1");
    Networks.calibration(folder, text);
    assertTrue(failure(own).contains("alibration"), failure(own));
  }

  @Test
  void chances_lie_on_straight_lines_between_what_was_measured() {
    double[] scores = {0.4, 0.8};
    Calibration calibration = new Calibration(320, 224, scores, new double[] {0.2, 0.9});
    assertEquals(0.2, calibration.chance(0), 1e-9);
    assertEquals(0.375, calibration.chance(0.5), 1e-9);
    assertEquals(0.9, calibration.chance(0.95), 1e-9);
  }

  @Test
  void the_calibration_in_the_build_is_that_of_its_weights()
      throws IOException, NoSuchAlgorithmException {
    Assumptions.assumeTrue(OwnCutOut.bundled().there(), "a build without weights");
    Properties properties = new Properties();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream weights = resource("cutout.onnx");
        InputStream measured = resource("cutout.properties")) {
      properties.load(measured);
      digest.update(weights.readAllBytes());
    }
    assertEquals(
        properties.getProperty("weights.sha256"), HexFormat.of().formatHex(digest.digest()));
    for (float alpha : views(OwnCutOut.bundled(), 300, 300).first().alpha()) {
      assertTrue(alpha >= 0 && alpha <= 1, "alpha " + alpha);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(OwnCutOutTest.class.getResourceAsStream("/models/" + name));
  }

  private String failure(OwnCutOut own) {
    ModelException wrong =
        assertThrows(ModelException.class, () -> own.find(disc(64, 64), Monitor.none()));
    return String.valueOf(wrong.getMessage());
  }

  private static OwnCutOut.Views views(OwnCutOut own, int width, int height) {
    return Objects.requireNonNull(own.find(disc(width, height), Monitor.none()));
  }

  /** Where across the picture the middle of what is seen lies, 0 to 1. */
  private static double middle(Alpha alpha) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < alpha.alpha().length; i++) {
      sum += alpha.alpha()[i] * (i % alpha.width() + 0.5) / alpha.width();
      weights += alpha.alpha()[i];
    }
    return sum / weights;
  }

  /** A white disc on black, a quarter of the width from the left. */
  private static Bitmap disc(int width, int height) {
    Bitmap picture = new Bitmap(width, height);
    for (int i = 0; i < width * height; i++) {
      double x = i % width + 0.5 - width / 4.0;
      int row = i / width;
      boolean disc = Math.hypot(x, row + 0.5 - height / 2.0) < height / 5.0;
      Arrays.fill(picture.pixels(), 4 * i, 4 * i + 3, (byte) (disc ? 255 : 0));
      picture.pixels()[4 * i + 3] = (byte) 255;
    }
    return picture;
  }
}
