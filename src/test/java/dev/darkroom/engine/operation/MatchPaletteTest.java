package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Where;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchPaletteTest extends OperationContract {
  private static final Where WHOLE = new Where.Whole();

  @Override
  protected List<Operation> samples() {
    return List.of(
        new MatchPalette(WHOLE, 2, MatchPalette.USUAL),
        new MatchPalette(new Where.CallerMask(), 2, 1),
        new MatchPalette(new Where.Background(), 2, 0.5));
  }

  @Override
  protected Bitmap photo() {
    return withTransparentCorner(Photos.small("coffee.png", 180));
  }

  /** Picture 2 is another photo. */
  @Override
  protected Scene scene(Bitmap picture) {
    Bitmap[] pictures = {picture, Photos.small("rocket.jpg", 200)};
    Mask callerMask = FakeRegions.ellipse(picture, 0.5, 0.5, 0.25);
    return new Scene(n -> pictures[n - 1], 2, callerMask, regions(), Monitor.none());
  }

  @Test
  void moves_lightness_tint_and_contrast_most_of_the_way() {
    Bitmap cup = Photos.small("coffee.png", 240);
    Bitmap night = Photos.small("rocket.jpg", 200);
    Bitmap matched = applied(new MatchPalette(WHOLE, 2, MatchPalette.USUAL), cup);
    assertBetween(Looks.lightness(cup), Looks.lightness(matched), Looks.lightness(night));
    assertBetween(Looks.redness(cup), Looks.redness(matched), Looks.redness(night));
    assertBetween(Looks.yellowness(cup), Looks.yellowness(matched), Looks.yellowness(night));
    double before = Math.abs(Looks.spread(cup) - Looks.spread(night));
    assertTrue(Math.abs(Looks.spread(matched) - Looks.spread(night)) < 0.75 * before);
  }

  @Test
  void more_strength_comes_nearer() {
    Bitmap cup = Photos.small("coffee.png", 240);
    double half = Looks.yellowness(applied(new MatchPalette(WHOLE, 2, 0.5), cup));
    double whole = Looks.yellowness(applied(new MatchPalette(WHOLE, 2, 1), cup));
    assertTrue(whole < half && half < Looks.yellowness(cup));
  }

  @Test
  void clips_nothing_that_was_not_clipped_and_keeps_white_nearly_white() {
    Bitmap dark = Photos.small("rocket.jpg", 240);
    Bitmap[] pictures = {dark, Photos.small("astronaut.png", 200)};
    Scene scene = new Scene(n -> pictures[n - 1], 2, null, regions(), Monitor.none());
    new MatchPalette(WHOLE, 2, MatchPalette.USUAL).apply(scene);
    assertTrue(burnt(scene.bitmap()) <= burnt(dark) + dark.width(), "no new burnt places");
  }

  @Test
  void a_palette_of_its_own_changes_hardly_anything() {
    Bitmap cup = Photos.small("coffee.png", 240);
    Scene scene = new Scene(_ -> cup, 2, null, regions(), Monitor.none());
    new MatchPalette(WHOLE, 2, 1).apply(scene);
    for (int i = 0; i < cup.pixels().length; i++) {
      assertEquals(cup.pixels()[i] & 255, scene.bitmap().pixels()[i] & 255, 3);
    }
  }

  @Test
  void of_a_fusion_the_whole_is_matched_whatever_the_mask_of_the_first_picture_says() {
    Product ball = Product.redBall(120, 90, 60, 45, 25);
    Bitmap[] pictures = {
      ball.picture(), Photos.small("rocket.jpg", 200), Photos.small("coffee.png", 200)
    };
    Mask little = FakeRegions.ellipse(ball.picture(), 0.2, 0.2, 0.1);
    Scene scene = new Scene(n -> pictures[n - 1], 3, little, ball.regions(), Monitor.none());
    new Fuse(1, 2, null, null).apply(scene);
    double before = Looks.yellowness(scene.bitmap());
    new MatchPalette(new Where.CallerMask(), 3, MatchPalette.USUAL).apply(scene);
    assertTrue(Looks.yellowness(scene.bitmap()) > before + 0.02);
  }

  @Test
  void says_what_is_not_transferred_and_which_picture_is_missing() {
    MatchPalette fourth = new MatchPalette(WHOLE, 4, 0.7);
    assertTrue(
        String.valueOf(fourth.parameters().get("transfers")).contains("brush strokes are not"));
    Scene scene = scene(photo());
    Refusal refusal = assertThrows(Refusal.class, () -> fourth.apply(scene));
    assertEquals(Refusal.Code.PICTURE_MISSING, refusal.code());
  }

  private static void assertBetween(double before, double after, double reference) {
    double share = (after - before) / (reference - before);
    assertTrue(share > 0.45 && share < 1.05, share + " of the way");
  }

  private static int burnt(Bitmap picture) {
    int count = 0;
    for (int i = 0; i < picture.pixels().length; i += 4) {
      byte[] p = picture.pixels();
      count += (p[i] & 255) > 252 && (p[i + 1] & 255) > 252 && (p[i + 2] & 255) > 252 ? 1 : 0;
    }
    return count;
  }
}
