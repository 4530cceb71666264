package dev.darkroom.engine.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CastShadowTest {
  private static Optional<CastShadow> shadow(Table table) {
    return CastShadow.of(table.picture, table.thing, Monitor.none());
  }

  private static Bitmap lifted(Table table) {
    return shadow(table).map(found -> found.lifted(table.picture)).orElse(table.picture);
  }

  @Test
  void gives_the_ground_beside_the_thing_its_light_back() {
    Table table = new Table(Table.SOFT);
    Bitmap bare = new Table(Table.NONE).picture;
    double before = Table.green(table.picture, 210, 320, 250, 350);
    double after = Table.green(lifted(table), 210, 320, 250, 350);
    double wanted = Table.green(bare, 210, 320, 250, 350);
    assertTrue(wanted - before > 35, "dark before: " + before);
    assertEquals(wanted, after, 4);
  }

  @Test
  void keeps_the_grain_of_the_ground() {
    Table table = new Table(Table.SOFT);
    assertEquals(grain(new Table(Table.NONE).picture), grain(lifted(table)), 1.5);
  }

  private static double grain(Bitmap of) {
    double sum = 0;
    for (int y = 325; y < 345; y++) {
      for (int x = 215; x < 245; x++) {
        int at = 4 * (y * Table.WIDTH + x) + 1;
        sum += Math.abs((of.pixels()[at] & 255) - (of.pixels()[at + 4] & 255));
      }
    }
    return sum / 600;
  }

  @Test
  void leaves_a_thing_that_stands_in_the_shadow() {
    Table table = new Table(Table.SOFT).box(180, 250, 235, 345, 190, 40, 20);
    Bitmap lifted = lifted(table);
    assertEquals(40, Table.green(lifted, 182, 252, 233, 343), 1);
    assertTrue(
        Table.green(lifted, 393, 325, 410, 345) > Table.green(table.picture, 393, 325, 410, 345));
  }

  @Test
  void sees_no_shadow_where_there_is_none() {
    assertTrue(shadow(new Table(Table.NONE)).isEmpty());
  }

  @Test
  void leaves_the_floor_before_the_edge_of_a_table() {
    Table table = new Table(Table.NONE).box(0, 360, Table.WIDTH, Table.HEIGHT, 60, 55, 60);
    table.box(0, 345, 250, 360, 60, 55, 60).box(395, 345, Table.WIDTH, 360, 60, 55, 60);
    assertEquals(55, Table.green(lifted(table), 200, 362, 450, 420), 1);
  }

  @Test
  void leaves_a_dark_floor_that_the_thing_stands_on_before_a_light_wall() {
    Table table = new Table(Table.NONE);
    for (int x : new int[] {0, 395}) {
      table.box(x, 300, x == 0 ? 250 : Table.WIDTH, 353, 90, 95, 100);
    }
    table.box(0, 353, Table.WIDTH, Table.HEIGHT, 90, 95, 100);
    assertEquals(95, Table.green(lifted(table), 150, 310, 245, 420), 1);
  }

  @Test
  void leaves_a_dark_strip_that_ends_at_the_thing() {
    Table table = new Table(Table.SOFT).box(395, 250, Table.WIDTH, 330, 70, 70, 72);
    assertEquals(70, Table.green(lifted(table), 400, 255, 600, 325), 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee.png", "cat.png", "astronaut.png"})
  void leaves_a_busy_photo(String photo) {
    Bitmap picture = Photos.load(photo);
    Mask thing = new Mask(picture.width(), picture.height());
    for (int y = 100; y < 220; y++) {
      for (int x = 160; x < 300; x++) {
        thing.coverage()[y * thing.width() + x] = (byte) 255;
      }
    }
    assertTrue(CastShadow.of(picture, thing, Monitor.none()).isEmpty());
  }
}
