package dev.darkroom.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
  private static final int SIDE = 200;

  @TempDir private Path folder;

  @Test
  void a_folder_that_is_not_there_holds_nothing() {
    assertEquals(List.of(), Models.load(folder.resolve("none")).names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"isnet-general-use.onnx", "u2netp.onnx", "U2-Net.onnx"})
  void a_cut_out_network_finds_the_subject(String name) {
    Networks.bright(folder, name, 64);
    assertFindsTheDisc();
  }

  @Test
  void a_cut_out_network_that_gives_odds_finds_the_subject() {
    Networks.brightByOdds(folder, 64);
    assertFindsTheDisc();
  }

  private void assertFindsTheDisc() {
    try (Models models = Models.load(folder)) {
      // Nothing but its brightness tells this disc: the classical steps see stripes.
      Bitmap picture = striped();
      Scene scene = scene(picture, null, models);
      Found found = scene.regions().find(scene, new Where.Subject("thing", Where.Kind.ANY));
      assertEquals("cut-out model", found.how());
      assertTrue(found.confidence() > 0.8, "confidence " + found.confidence());
      assertEquals(255, found.mask().at(SIDE / 2, SIDE / 2));
      assertEquals(0, found.mask().at(10, 10));
      assertEquals(Math.PI * 0.09, found.mask().share(), 0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 255})
  void an_inpainting_network_fills_what_is_removed(float scale) {
    Networks.lama(folder, 0.6f, scale);
    assertRemovedTo(153);
  }

  @Test
  void an_inpainting_network_of_bytes_fills_what_is_removed() {
    Networks.migan(folder);
    assertRemovedTo(100);
  }

  private void assertRemovedTo(int grey) {
    try (Models models = Models.load(folder)) {
      Bitmap picture = striped();
      Mask mask = new Mask(SIDE, SIDE);
      for (int y = 60; y < 140; y++) {
        for (int x = 60; x < 140; x++) {
          mask.coverage()[y * SIDE + x] = (byte) 255;
        }
      }
      Scene scene = scene(picture, mask, models);
      new Remove(new Where.CallerMask()).apply(scene);
      byte[] pixels = scene.bitmap().pixels();
      for (int c = 0; c < 3; c++) {
        assertEquals(grey, pixels[4 * (100 * SIDE + 100) + c] & 255, 2);
      }
      assertEquals(picture.pixels()[4 * (40 * SIDE + 40)], pixels[4 * (40 * SIDE + 40)]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void an_enlarging_network_enlarges_tile_by_tile_without_a_seam(int factor) {
    Networks.enlarging(folder, factor);
    try (Models models = Models.load(folder)) {
      UpscaleModel model = Objects.requireNonNull(models.upscale());
      assertEquals(factor, model.factor());
      Bitmap picture = new Bitmap(250, 201);
      for (int i = 0; i < 250 * 201; i++) {
        picture.pixels()[4 * i] = (byte) (i % 250);
        picture.pixels()[4 * i + 1] = (byte) (i / 250);
        picture.pixels()[4 * i + 2] = (byte) (i % 7);
        picture.pixels()[4 * i + 3] = (byte) (i % 250 < 3 ? 0 : 255);
      }
      Bitmap large = model.enlarge(picture, Monitor.none());
      assertEquals(250 * factor, large.width());
      assertEquals(201 * factor, large.height());
      for (int y = 0; y < large.height(); y += 3) {
        for (int x = 8 * factor; x < large.width(); x++) {
          int from = 4 * (y / factor * 250 + x / factor);
          int to = 4 * (y * large.width() + x);
          for (int c = 0; c < 4; c++) {
            assertEquals(picture.pixels()[from + c], large.pixels()[to + c], x + "," + y);
          }
        }
      }
      assertEquals(0, large.pixels()[3]);
    }
  }

  @Test
  void an_enlarging_network_serves_wishes_for_larger_pictures() {
    Networks.enlarging(folder, 4);
    try (Models models = Models.load(folder)) {
      Scene scene = scene(striped(), null, models);
      new Scale(2).apply(scene);
      assertEquals(2 * SIDE, scene.bitmap().width());
      assertTrue(scene.notes().toString().contains("neural network"), scene.notes().toString());
      assertEquals(240, scene.bitmap().pixels()[4 * (SIDE * 2 * SIDE + SIDE)] & 255);
    }
  }

  @Test
  void a_file_that_is_no_model_is_named() throws IOException {
    Files.writeString(folder.resolve("lama.onnx"), "no model");
    assertWrong("lama.onnx cannot be loaded");
  }

  @Test
  void a_network_that_does_not_do_what_its_name_says_is_named() {
    Networks.enlarging(folder, 2).toFile().renameTo(folder.resolve("isnet.onnx").toFile());
    assertWrong("isnet.onnx cannot be used: its answer has 3 planes");
    assertTrue(folder.resolve("isnet.onnx").toFile().delete());
    Networks.bright(folder, "realesrgan-x4.onnx", 64);
    assertWrong("realesrgan-x4.onnx cannot be used");
  }

  @Test
  void an_inpainting_network_that_spoils_what_is_known_is_named() {
    Networks.lama(folder, 0.6f, 30);
    assertWrong("does not keep what lies outside the mask");
  }

  @Test
  void two_networks_for_one_purpose_are_named() {
    Networks.bright(folder, "isnet.onnx", 64);
    Networks.bright(folder, "u2net.onnx", 64);
    assertWrong("isnet.onnx and u2net.onnx do the same");
  }

  @Test
  void other_files_are_left_alone() throws IOException {
    Files.writeString(folder.resolve("README.txt"), "notes");
    Files.writeString(folder.resolve("something-else.onnx"), "unknown");
    assertEquals(List.of(), Models.load(folder).names());
  }

  @Test
  void says_what_is_there() {
    Networks.bright(folder, "isnet.onnx", 64);
    Networks.migan(folder);
    Networks.enlarging(folder, 4);
    try (Models models = Models.load(folder)) {
      assertEquals(List.of("cut-out", "inpainting", "upscale x4"), models.names());
      assertNotNull(models.cutOut());
    }
  }

  private void assertWrong(String part) {
    ModelException wrong = assertThrows(ModelException.class, () -> Models.load(folder));
    assertTrue(String.valueOf(wrong.getMessage()).contains(part), wrong.getMessage());
  }

  private static Scene scene(Bitmap picture, @Nullable Mask mask, Models models) {
    return new Scene(_ -> picture, 1, mask, new MaskLadder(models), models, Monitor.none());
  }

  /** A bright disc of 60 of 200 pixels' radius on dark stripes. */
  private static Bitmap striped() {
    Bitmap picture = new Bitmap(SIDE, SIDE);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean disc = Math.hypot(x - SIDE / 2.0, y - SIDE / 2.0) < 0.3 * SIDE;
        int value = disc ? 240 : (x / 8 + y / 8) % 2 == 0 ? 16 : 30;
        Arrays.fill(picture.pixels(), 4 * (y * SIDE + x), 4 * (y * SIDE + x) + 3, (byte) value);
        picture.pixels()[4 * (y * SIDE + x) + 3] = (byte) 255;
      }
    }
    return picture;
  }
}
