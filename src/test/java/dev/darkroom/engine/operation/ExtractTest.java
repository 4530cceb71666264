package dev.darkroom.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Resampler;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractTest extends OperationContract {
  @Override
  protected List<Operation> samples() {
    return List.of(new Extract());
  }

  @Override
  protected boolean keepsAlpha(Operation operation) {
    return false;
  }

  /** Smaller than the contract's, because its tests are many. */
  @Override
  protected Bitmap photo() {
    return Resampler.resize(super.photo(), 240, 160);
  }

  @Test
  void leaves_the_subject_alone_on_nothing() {
    Product product = Product.redBall(200, 200, 100, 100, 50);
    Scene scene = product.scene();
    new Extract().apply(scene);
    assertArrayEquals(new int[4], Product.bgra(scene.bitmap(), 10, 10));
    assertArrayEquals(
        Product.bgra(product.picture(), 100, 100), Product.bgra(scene.bitmap(), 100, 100));
  }

  @Test
  void keeps_what_was_to_be_kept() {
    Product product = Product.redBall(200, 200, 100, 100, 50);
    Scene scene = product.scene();
    Mask corner = new Mask(200, 200);
    corner.coverage()[0] = (byte) 255;
    scene.keep(corner);
    new Extract().apply(scene);
    assertArrayEquals(Product.bgra(product.picture(), 0, 0), Product.bgra(scene.bitmap(), 0, 0));
    assertEquals(0, Product.bgra(scene.bitmap(), 1, 0)[3]);
  }
}
