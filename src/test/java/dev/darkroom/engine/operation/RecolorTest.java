package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.text.TextDetector;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecolorTest extends OperationContract {
  private static final Colour BLUE = new Colour(30, 91, 214);
  private static final Where CUP_AND_SAUCER = new Where.Subject("杯子和碟子", Where.Kind.ANY);

  private final MaskLadder ladder = new MaskLadder();
  private final Bitmap coffee = Photos.load("coffee.png");

  /** What the cup and the saucer are made of is searched for once a photo. */
  private final IdentityHashMap<Bitmap, Found> materials = new IdentityHashMap<>();

  @Override
  protected List<Operation> samples() {
    return List.of(
        new Recolor(CUP_AND_SAUCER, BLUE),
        new Recolor(new Where.CallerMask(), new Colour(255, 255, 255)),
        new Recolor(new Where.Background(), new Colour(0, 0, 0)),
        new Recolor(new Where.Coloured(new Colour(255, 0, 0), null, true), BLUE),
        new Recolor(new Where.Area(Position.TOP_LEFT), new Colour(247, 198, 208)));
  }

  @Test
  void makes_cup_and_saucer_blue_and_nothing_else() {
    makesCupAndSaucerBlue(coffee);
  }

  @ParameterizedTest
  @ValueSource(ints = {97, 70})
  void makes_them_blue_in_a_lossy_copy_too(int quality) {
    byte[] file = Encoder.encode(coffee, Encoding.JPEG, quality);
    makesCupAndSaucerBlue(Decoder.decode(file, Limits.DEFAULT));
  }

  private void makesCupAndSaucerBlue(Bitmap before) {
    Bitmap after = recoloured(before, BLUE);
    for (int[] box :
        new int[][] {
          {130, 122, 165, 150},
          {95, 150, 160, 250},
          {420, 140, 450, 250},
          {170, 320, 300, 370},
          {190, 180, 215, 215}
        }) {
      assertTrue(blueShare(after, box) > 0.95, "blue at " + box[0] + "," + box[1]);
    }
    for (int[] box :
        new int[][] {
          {450, 20, 580, 110}, {0, 120, 60, 200}, {500, 260, 599, 399}, {0, 300, 70, 399},
          {220, 90, 350, 180}, {240, 25, 330, 60}, {345, 265, 385, 300}, {402, 72, 420, 95}
        }) {
      assertSame(before, after, box);
    }
  }

  @Test
  void keeps_shade_darker_than_light_and_the_lamp_white() {
    Bitmap after = recoloured(coffee, BLUE);
    double lit = lightness(after, 120, 200);
    assertTrue(lightness(after, 230, 330) < 0.7 * lit, "shade on the saucer");
    assertTrue(lightness(after, 226, 257) > 0.75, "highlight on the handle");
    float[] lab = lab(after, 226, 257);
    assertTrue(Math.hypot(lab[1], lab[2]) < 0.1, "the highlight stays pale");
  }

  @Test
  void reaches_white_black_and_navy() {
    Bitmap before = coffee;
    assertTrue(lightness(recoloured(before, new Colour(255, 255, 255)), 120, 200) > 0.85);
    assertTrue(lightness(recoloured(before, new Colour(10, 10, 10)), 120, 200) < 0.25);
    float[] navy = lab(recoloured(before, new Colour(27, 42, 82)), 120, 200);
    assertTrue(navy[0] < 0.42 && navy[2] < -0.03, navy[0] + " " + navy[2]);
  }

  @Test
  void dyes_the_astronauts_suit_but_not_her_face_or_the_flag() {
    Bitmap before = Photos.load("astronaut.png");
    Bitmap after = recoloured(before, BLUE);
    assertTrue(blueShare(after, new int[] {80, 280, 130, 340}) > 0.95);
    assertSame(before, after, new int[] {190, 80, 260, 150});
    assertSame(before, after, new int[] {20, 150, 60, 190});
    assertSame(before, after, new int[] {320, 20, 500, 200});
  }

  @Test
  void refuses_a_subject_that_fills_the_frame() {
    Bitmap cat = Photos.load("cat.png");
    Refusal refusal = assertThrows(Refusal.class, () -> recoloured(cat, BLUE));
    assertEquals(Refusal.Code.SUBJECT_NOT_FOUND, refusal.code());
  }

  private Bitmap recoloured(Bitmap picture, Colour colour) {
    Scene scene = new Scene(_ -> picture, 1, null, searchingOnce(), Monitor.none());
    new Recolor(CUP_AND_SAUCER, colour).apply(scene);
    return scene.bitmap();
  }

  private Regions searchingOnce() {
    return new Regions() {
      @Override
      public Found subject(Bitmap picture, Monitor monitor) {
        return ladder.subject(picture, monitor);
      }

      @Override
      public Found find(Scene scene, Where where) {
        return ladder.find(scene, where);
      }

      @Override
      public Found material(Scene scene, Where where) {
        return materials.computeIfAbsent(scene.bitmap(), _ -> ladder.material(scene, where));
      }

      @Override
      public TextDetector text() {
        return ladder.text();
      }
    };
  }

  private static double blueShare(Bitmap picture, int[] box) {
    int blue = 0;
    int all = 0;
    for (int y = box[1]; y < box[3]; y++) {
      for (int x = box[0]; x < box[2]; x++) {
        float[] lab = lab(picture, x, y);
        all++;
        blue += lab[2] < -0.02 && lab[2] < lab[1] ? 1 : 0;
      }
    }
    return blue / (double) all;
  }

  private static void assertSame(Bitmap before, Bitmap after, int[] box) {
    for (int y = box[1]; y < box[3]; y++) {
      for (int x = box[0]; x < box[2]; x++) {
        for (int c = 0; c < 4; c++) {
          int i = 4 * (y * before.width() + x) + c;
          assertEquals(before.pixels()[i], after.pixels()[i], "changed at " + x + "," + y);
        }
      }
    }
  }

  private static double lightness(Bitmap picture, int x, int y) {
    return lab(picture, x, y)[0];
  }

  private static float[] lab(Bitmap picture, int x, int y) {
    byte[] p = picture.pixels();
    int i = 4 * (y * picture.width() + x);
    return Oklab.from(new Colour(p[i + 2] & 255, p[i + 1] & 255, p[i] & 255));
  }
}
