package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentreTest {
  @ParameterizedTest
  @CsvSource({"180,220", "90,90", "500,300"})
  void moves_a_product_to_the_middle_of_its_sweep(double x, double y) {
    Scene scene = Product.redBall(600, 400, x, y, 70).scene();
    new Centre().apply(scene);
    assertEquals(600, scene.bitmap().width());
    assertEquals(400, scene.bitmap().height());
    int[] box = Product.redBox(scene.bitmap());
    assertEquals(300, (box[0] + box[2]) / 2.0, 6);
    assertEquals(200, (box[1] + box[3]) / 2.0, 4);
    assertEquals(140, box[2] - box[0], 3);
  }

  @Test
  void puts_the_centre_of_mass_of_a_bottle_in_the_middle() {
    Product bottle =
        Product.of(
            500,
            500,
            Product.bottle(150, 400, 120, 300),
            new Colour(30, 110, 60),
            new Colour(230, 228, 225),
            1);
    Scene scene = bottle.scene();
    new Centre().apply(scene);
    Mask matte = scene.subject().mask();
    double[] middle = middle(matte);
    assertEquals(250, middle[0], 5);
    assertEquals(250, middle[1], 5);
  }

  @Test
  void cuts_a_full_scene_evenly_around_the_subject() {
    Bitmap coffee = Photos.load("coffee.png");
    Scene scene = new Product(coffee, FakeRegions.ellipse(coffee, 0.4, 0.55, 0.2)).scene();
    new Centre().apply(scene);
    double[] middle = middle(scene.subject().mask());
    assertEquals(scene.bitmap().width() / 2.0, middle[0], scene.bitmap().width() * 0.01);
    assertEquals(scene.bitmap().height() / 2.0, middle[1], scene.bitmap().height() * 0.01);
    assertEquals(1.5, (double) scene.bitmap().width() / scene.bitmap().height(), 0.02);
  }

  @Test
  void leaves_a_portrait_on_the_lower_edge_and_says_so() {
    Product portrait = Product.redBall(600, 400, 200, 390, 100);
    Scene scene = portrait.scene();
    new Centre().apply(scene);
    int[] box = Product.redBox(scene.bitmap());
    assertEquals(300, (box[0] + box[2]) / 2.0, 6);
    assertEquals(400, box[3]);
    assertFalse(scene.notes().isEmpty());
  }

  private static double[] middle(Mask matte) {
    double sum = 0;
    double[] middle = new double[2];
    for (int y = 0; y < matte.height(); y++) {
      for (int x = 0; x < matte.width(); x++) {
        sum += matte.at(x, y);
        middle[0] += matte.at(x, y) * (x + 0.5);
        middle[1] += matte.at(x, y) * (y + 0.5);
      }
    }
    return new double[] {middle[0] / sum, middle[1] / sum};
  }
}
