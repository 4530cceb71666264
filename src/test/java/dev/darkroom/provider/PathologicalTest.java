package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Engine;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.Models;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.instruction.InstructionReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation, on pictures that show nothing: a picture of sane size comes back or a reason.
 */
class PathologicalTest {
  /** Far beyond what any of them takes, and short of for ever. */
  private static final long DEADLINE_NANOS = 60_000_000_000L;

  /** Tiny pictures may grow to this whatever the operation foresees. */
  private static final long PIXELS_SANE = 400_000;

  private static final InstructionReader READER = new InstructionReader();
  private static final MaskLadder LADDER = new MaskLadder();
  private static final Engine ENGINE = new Engine(LADDER, Models.none(), Limits.DEFAULT);

  static List<String> sentences() {
    return Pathological.SENTENCES;
  }

  static List<String> ofTwoPictures() {
    return Pathological.SENTENCES.stream().filter(text -> text.contains("image 2")).toList();
  }

  static List<String> marked() {
    return Pathological.MARKED;
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void gives_a_picture_or_a_reason_for_every_picture(String sentence) {
    EditPlan plan = READER.read(sentence, new Given(2, false));
    assertTrue(plan.executable(), plan.summary());
    Pathological.pictures()
        .forEach(
            (name, picture) -> edit(name, plan, picture.get(), Pathological.noise(40, 30), null));
  }

  @ParameterizedTest
  @MethodSource("marked")
  void gives_a_picture_or_a_reason_for_every_mask(String sentence) {
    EditPlan plan = READER.read(sentence, new Given(1, true));
    assertTrue(plan.executable(), plan.summary());
    for (Bitmap picture : List.of(Pathological.noise(60, 40), Pathological.noise(1, 1))) {
      Map<String, Mask> masks = Pathological.masks(picture);
      masks.forEach((name, mask) -> edit("mask " + name, plan, picture, picture, mask));
    }
  }

  @ParameterizedTest
  @MethodSource("ofTwoPictures")
  void gives_a_picture_or_a_reason_for_every_second_picture(String sentence) {
    EditPlan plan = READER.read(sentence, new Given(2, false));
    Pathological.pictures()
        .forEach(
            (name, picture) -> edit(name, plan, Pathological.noise(40, 30), picture.get(), null));
  }

  private static void edit(
      String name, EditPlan plan, Bitmap first, Bitmap second, @Nullable Mask mask) {
    byte[] before = first.pixels().clone();
    Scene scene = new Scene(number -> number == 1 ? first : second, 2, mask, LADDER, deadline());
    try {
      ENGINE.run(scene, plan.executionOrder(), plan.protect());
    } catch (Refusal refusal) {
      assertFalse(refusal.english().isBlank(), name);
      assertFalse(refusal.chinese().isBlank(), name);
      return;
    }
    assertArrayEquals(before, first.pixels(), name + ": the input was written to");
    assertSane(name, plan, first, scene.bitmap());
    if (!scene.reshaped() && scene.bitmap().sameSize(first)) {
      assertOutsideKept(name, scene, before);
    }
  }

  private static void assertSane(String name, EditPlan plan, Bitmap before, Bitmap after) {
    long pixels = (long) before.width() * before.height();
    for (Operation operation : plan.executionOrder()) {
      pixels = operation.pixelsAfter(pixels);
    }
    long seen = (long) after.width() * after.height();
    assertTrue(seen <= Math.max(PIXELS_SANE, 2 * pixels), name + ": " + seen + " pixels");
  }

  private static void assertOutsideKept(String name, Scene scene, byte[] before) {
    byte[] after = scene.bitmap().pixels();
    boolean[] touched = new boolean[before.length / 4];
    for (Scene.Change change : scene.changes()) {
      for (int i = 0; i < touched.length; i++) {
        touched[i] |= change.mask().coverage()[i] != 0;
      }
    }
    for (int i = 0; i < before.length; i++) {
      if (!touched[i / 4] && before[i] != after[i]) {
        fail(name + ": pixel " + i / 4 + " lies outside and changed");
      }
    }
  }

  private static Monitor deadline() {
    long end = System.nanoTime() + DEADLINE_NANOS;
    return new Monitor() {
      @Override
      public void progress(double done, String stage) {}

      @Override
      public void check() {
        assertTrue(System.nanoTime() < end, "takes for ever");
      }
    };
  }
}
