package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Limits;

/** The mask that an upstream was sent for {@code mask.png}, whose transparent middle changes. */
public record SentMask(Bitmap bitmap) {
  public static SentMask of(byte[] file) {
    return new SentMask(Decoder.decode(file, Limits.DEFAULT));
  }

  /** Fails unless the middle is transparent and the corner opaque. */
  public void assertTransparentChanges() {
    assertEquals(0, channel(500, 500, 3), "the middle is to change");
    assertEquals(255, channel(10, 10, 3), "the corner is to stay");
  }

  /** Fails unless the middle is white, the corner black and nothing transparent. */
  public void assertWhiteChanges() {
    for (int i = 0; i < 3; i++) {
      assertEquals(255, channel(500, 500, i), "the middle is to change");
      assertEquals(0, channel(10, 10, i), "the corner is to stay");
    }
    assertEquals(255, channel(500, 500, 3), "an opaque mask");
    assertEquals(255, channel(10, 10, 3), "an opaque mask");
  }

  private int channel(int x, int y, int index) {
    return bitmap.pixels()[4 * (y * bitmap.width() + x) + index] & 255;
  }
}
