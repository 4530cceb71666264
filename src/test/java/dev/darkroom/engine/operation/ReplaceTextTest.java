package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Drawing;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplaceTextTest extends OperationContract {
  private Signs eyes;

  @BeforeAll
  void load() {
    eyes = new Signs();
  }

  @AfterAll
  void close() {
    eyes.close();
  }

  @Override
  protected List<Operation> samples() {
    return List.of(new ReplaceText(null, "SHUT", null), new EraseText("OPEN", null));
  }

  @Override
  protected Bitmap photo() {
    return Signs.sign(260, 160, "OPEN", 30);
  }

  @Override
  protected Regions regions() {
    return new Signs.Quick();
  }

  @Test
  void the_new_words_stand_where_the_old_ones_were_in_their_colour_and_height() {
    Bitmap before = Signs.sign(600, 300, "OPEN", 90);
    Scene scene = eyes.scene(before);
    new ReplaceText("open", "CLOSED", null).apply(scene);
    assertEquals(List.of("CLOSED"), eyes.texts(scene.bitmap()));
    Box old = ink(before);
    Box now = ink(scene.bitmap());
    assertEquals(old.centreX(), now.centreX(), 12);
    assertEquals(old.centreY(), now.centreY(), 5);
    assertEquals(old.height(), now.height(), 0.12 * old.height());
    assertTrue(scene.notes().getFirst().english().contains("CLOSED"), scene.notes().toString());
  }

  @Test
  void the_one_line_on_a_sign_is_the_text_though_it_is_no_mark() {
    Bitmap before = Signs.sign(600, 300, "OPEN", 90);
    Scene scene = eyes.scene(before);
    new Remove(new Where.Text(null, true)).apply(scene);
    assertEquals(List.of(), eyes.texts(scene.bitmap()));
    Remove mark = new Remove(new Where.Text(null));
    assertThrows(Refusal.class, () -> mark.apply(eyes.scene(before)));
    Bitmap two = Drawing.text(before, "Monday", 200, 90, 36, Color.WHITE, 1);
    Remove text = new Remove(new Where.Text(null, true));
    assertThrows(Refusal.class, () -> text.apply(eyes.scene(two)), "one of two lines");
  }

  @Test
  void of_several_lines_only_the_named_one_changes() {
    Bitmap before = Signs.sign(600, 300, "COFFEE", 60);
    before = Drawing.text(before, "Monday", 40, 60, 36, Color.WHITE, 1);
    Scene scene = eyes.scene(before);
    new ReplaceText("Monday", "Friday", null).apply(scene);
    assertEquals(List.of("Friday", "COFFEE"), eyes.texts(scene.bitmap()));
    Scene atTop = eyes.scene(before);
    new ReplaceText(null, "Sunday", Position.TOP).apply(atTop);
    assertEquals(List.of("Sunday", "COFFEE"), eyes.texts(atTop.bitmap()));
  }

  @Test
  void a_part_of_a_line_is_replaced_by_setting_all_of_it_anew() {
    Scene scene = eyes.scene(Signs.sign(700, 200, "Open daily", 60));
    new ReplaceText("daily", "today", null).apply(scene);
    assertEquals("Opentoday", eyes.texts(scene.bitmap()).getFirst().replace(" ", ""));
  }

  @Test
  void several_lines_without_a_name_are_refused_with_what_they_say() {
    Bitmap two =
        Drawing.text(Signs.sign(600, 300, "COFFEE", 60), "Monday", 40, 60, 36, Color.WHITE, 1);
    Refusal several = refusal(two, new ReplaceText(null, "X", null));
    assertEquals(Refusal.Code.MASK_REQUIRED, several.code());
    assertTrue(several.english().contains("COFFEE"), several.english());
    Refusal other = refusal(two, new ReplaceText("Tuesday night", "X", null));
    assertTrue(other.english().contains("Tuesday night"), other.english());
  }

  @Test
  void words_that_are_too_long_for_the_sign_are_refused() {
    Refusal refusal =
        refusal(
            Signs.sign(300, 160, "OPEN", 70),
            new ReplaceText("OPEN", "Closed for the whole summer, see you in autumn", null));
    assertEquals(Refusal.Code.TOO_LARGE, refusal.code());
  }

  @Test
  void a_picture_without_text_is_refused() {
    Refusal refusal = refusal(Photos.small("coffee.png", 300), new ReplaceText("A", "B", null));
    assertEquals(Refusal.Code.MASK_REQUIRED, refusal.code());
  }

  @Test
  void erases_the_named_line_and_leaves_the_plain_sign() {
    Scene scene = eyes.scene(Signs.sign(600, 300, "OPEN", 90));
    new EraseText("OPEN", null).apply(scene);
    assertEquals(List.of(), eyes.texts(scene.bitmap()));
    assertTrue(Box.around(cream(scene.bitmap())).isEmpty());
  }

  private Refusal refusal(Bitmap picture, Operation operation) {
    Scene scene = eyes.scene(picture);
    Refusal refusal = assertThrows(Refusal.class, () -> operation.apply(scene));
    assertTrue(scene.changes().isEmpty());
    return refusal;
  }

  private static Box ink(Bitmap picture) {
    return Box.around(cream(picture)).orElseThrow();
  }

  /** Pixels of about the ink's colour. */
  private static Mask cream(Bitmap picture) {
    Mask cream = new Mask(picture.width(), picture.height());
    for (int i = 0; i < cream.coverage().length; i++) {
      cream.coverage()[i] = (byte) ((picture.pixels()[4 * i + 1] & 255) > 190 ? 255 : 0);
    }
    return cream;
  }
}
