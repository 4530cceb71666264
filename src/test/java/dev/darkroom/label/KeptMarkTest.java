package dev.darkroom.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Length;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.EraseText;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.text.Glyphs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine leaves the mark alone that is drawn here. */
class KeptMarkTest {
  private static final Regions LADDER = new MaskLadder();

  private static Bitmap marked(String text) {
    Bitmap picture = Resampler.shrunk(Photos.load("coffee.png"), 480);
    new VisibleMark(Glyphs.bundled(), text).draw(picture);
    return picture;
  }

  private static Scene scene(Bitmap picture, @Nullable Mask mask) {
    return new Scene(_ -> picture, 1, mask, LADDER, Monitor.none());
  }

  private static void assertKept(Operation operation, Bitmap picture, @Nullable Mask mask) {
    Scene scene = scene(picture, mask);
    Refusal refusal = assertThrows(Refusal.class, () -> operation.apply(scene));
    assertEquals(Refusal.Code.AI_LABEL_PROTECTED, refusal.code(), refusal.english());
    assertFalse(refusal.chinese().isBlank());
  }

  private static Length at(double share) {
    return Length.share(share);
  }

  private static Mask corner(Bitmap picture) {
    Mask mask = new Mask(picture.width(), picture.height());
    for (int y = picture.height() * 85 / 100; y < picture.height(); y++) {
      for (int x = picture.width() * 6 / 10; x < picture.width(); x++) {
        mask.coverage()[y * picture.width() + x] = (byte) 255;
      }
    }
    return mask;
  }

  @ParameterizedTest
  @ValueSource(strings = {"AI生成", "人工智能合成"})
  void refuses_to_erase_its_own_label_by_its_words(String text) {
    assertKept(new EraseText(text, null), marked(text), null);
  }

  @Test
  void refuses_to_take_its_own_label_away_as_any_mark() {
    assertKept(new Remove(new Where.Text(Position.BOTTOM_RIGHT)), marked("AI生成"), null);
  }

  @Test
  void refuses_to_write_something_else_in_its_place() {
    assertKept(new ReplaceText(null, "SALE", Position.BOTTOM_RIGHT), marked("AI生成"), null);
  }

  @Test
  void refuses_to_take_its_own_label_away_through_a_mask() {
    Bitmap picture = marked("AI生成");
    assertKept(new Remove(new Where.Text(null)), picture, corner(picture));
    // And by a place in numbers.
    Where.Box box = new Where.Box(at(0.6), at(0.85), at(0.4), at(0.15), null);
    assertKept(new Remove(box), picture, null);
  }

  @Test
  void still_removes_other_things_beside_it() {
    Bitmap picture = marked("AI生成");
    Mask mask = new Mask(picture.width(), picture.height());
    for (int y = 20; y < 60; y++) {
      for (int x = 20; x < 60; x++) {
        mask.coverage()[y * picture.width() + x] = (byte) 255;
      }
    }
    Scene scene = scene(picture, mask);
    new Remove(new Where.CallerMask()).apply(scene);
    assertNotEquals(List.of(), scene.changes());
  }
}
