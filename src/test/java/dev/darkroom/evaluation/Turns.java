package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;

/** Exact turns, mirrorings and cuts of pictures. */
final class Turns {
  private Turns() {}

  private interface Source {
    int of(int x, int y);
  }

  static Bitmap of(Bitmap from, String turn) {
    int w = from.width();
    int h = from.height();
    return switch (turn) {
      case "mirrored" -> made(from, w, h, (x, y) -> y * w + w - 1 - x);
      case "flipped" -> made(from, w, h, (x, y) -> (h - 1 - y) * w + x);
      case "clockwise" -> made(from, h, w, (x, y) -> (h - 1 - x) * w + y);
      case "anticlockwise" -> made(from, h, w, (x, y) -> x * w + w - 1 - y);
      case "over" -> made(from, w, h, (x, y) -> (h - 1 - y) * w + w - 1 - x);
      case "inverted" -> inverted(from);
      case "left-half" -> made(from, w / 2, h, (x, y) -> y * w + x);
      case "middle-half" -> made(from, w / 2, h / 2, (x, y) -> (y + h / 4) * w + x + w / 4);
      default -> throw new IllegalArgumentException("No turn is called " + turn);
    };
  }

  private static Bitmap inverted(Bitmap from) {
    Bitmap made = from.copy();
    for (int i = 0; i < made.pixels().length; i++) {
      made.pixels()[i] = (byte) (i % 4 == 3 ? made.pixels()[i] : 255 - (made.pixels()[i] & 255));
    }
    return made;
  }

  private static Bitmap made(Bitmap from, int width, int height, Source source) {
    Bitmap made = new Bitmap(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = 4 * source.of(x, y);
        System.arraycopy(from.pixels(), i, made.pixels(), 4 * (y * width + x), 4);
      }
    }
    return made;
  }
}
