package dev.darkroom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Effort;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Passes;
import dev.darkroom.engine.render.Renderer;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeShotsTest {
  private static final int SIDE = 48;
  private static final HeldOut HELD_OUT = HeldOut.read();
  private static final Print PRINT = new Print();

  @TempDir Path folder;

  @Test
  void a_run_makes_pictures_and_mattes_and_lists_them() throws IOException {
    assertEquals(3, new MakeShots(folder, SIDE, false).make(5, 3));
    for (String name : List.of("000005", "000006", "000007")) {
      Bitmap picture = decoded(name + ".jpg");
      Bitmap matte = decoded(name + ".png");
      assertEquals(SIDE, picture.width());
      assertTrue(matte.sameSize(picture));
      double share = share(matte);
      assertTrue(share > 0.004 && share < 0.9, name + " covers " + share);
    }
    assertEquals(3, Files.readAllLines(folder.resolve("shots.csv")).size());
  }

  @Test
  void a_run_that_was_ended_goes_on_and_ends_as_if_it_had_not_been() throws IOException {
    MakeShots maker = new MakeShots(folder, SIDE, false);
    maker.make(0, 2);
    byte[] whole = Files.readAllBytes(folder.resolve("000001.png"));
    Files.delete(folder.resolve("000001.png"));
    assertEquals(1, maker.make(0, 2));
    assertArrayEquals(whole, Files.readAllBytes(folder.resolve("000001.png")));
    assertEquals(0, maker.make(0, 2));
  }

  @Test
  void a_matte_is_what_shines_when_only_the_subject_glows() {
    Stage stage = stage(3, false);
    Mask matte = Exposed.of(stage, SIDE, 1, 3).matte();
    World world = stage.world();
    List<Body> glowing =
        world.bodies().subList(0, stage.things()).stream()
            .map(body -> new Body(body.mesh(), Material.glowing(Vec.grey(1))))
            .toList();
    World dark = new World(glowing, List.of(), _ -> Vec.ZERO, world.camera(), 1);
    Bitmap seen =
        new Renderer()
            .render(dark, SIDE, SIDE, 3, new Effort(4, 4, Duration.ofMinutes(1), 1), new Unheard());
    int different = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean shines = (seen.pixels()[4 * i] & 255) > 160;
      different += shines == (matte.coverage()[i] & 255) > 127 ? 0 : 1;
    }
    assertTrue(different < 0.03 * SIDE * SIDE, different + " pixels differ");
  }

  @Test
  void training_pictures_show_nothing_that_is_held_out() {
    for (int seed = 0; seed < 12; seed++) {
      String words = stage(seed, false).words();
      assertFalse(
          HELD_OUT.archetypes().stream()
              .anyMatch(a -> Arrays.asList(words.split("[+,]", -1)).contains(a.name())),
          words);
      assertFalse(words.contains("MARBLE"), words);
    }
  }

  @Test
  void training_pictures_have_no_light_label_on_light() {
    for (int seed = 0; seed < 40; seed++) {
      Dice dice = new Dice(seed);
      Recipe recipe = new Recipe(dice, HELD_OUT, false, PRINT);
      Recipe.Thing thing = recipe.thing();
      assertFalse(Recipe.lightOnLight(thing, recipe.wall(thing)), thing.name());
    }
  }

  @Test
  void held_back_pictures_show_archetypes_that_no_training_picture_has() {
    long shown = 0;
    for (int seed = 0; seed < 12; seed++) {
      String words = stage(seed, true).words();
      shown += HELD_OUT.archetypes().stream().filter(a -> words.contains(a.name())).count();
    }
    assertTrue(shown >= 3, "only " + shown);
  }

  private static Stage stage(long seed, boolean heldBack) {
    Dice dice = new Dice(seed);
    return Stage.set(dice, new Recipe(dice, HELD_OUT, heldBack, PRINT));
  }

  private Bitmap decoded(String name) throws IOException {
    return Decoder.decode(Files.readAllBytes(folder.resolve(name)), Limits.DEFAULT);
  }

  private static double share(Bitmap grey) {
    double sum = 0;
    for (int i = 0; i < grey.pixels().length; i += 4) {
      sum += (grey.pixels()[i] & 255) / 255.0;
    }
    return sum / (grey.pixels().length / 4.0);
  }

  private record Unheard() implements Passes {
    @Override
    public void pass(double done, Supplier<Bitmap> soFar) {}

    @Override
    public void check() {}
  }
}
