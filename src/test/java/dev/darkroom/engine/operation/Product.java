package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.text.TextDetector;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * A shaded product before a plain sweep with a soft shadow and grain, and its exact matte: what a
 * product photo is, with nothing unknown about it.
 */
record Product(Bitmap picture, Mask matte) {
  /** How far inside a shape a point lies, in pixels; negative outside. */
  interface Shape extends BiFunction<Double, Double, Double> {}

  static Shape ball(double x, double y, double radius) {
    return (px, py) -> radius - Math.hypot(px - x, py - y);
  }

  /** A body with a neck, its foot at the given row. */
  static Shape bottle(double x, double foot, double width, double height) {
    return (px, py) -> {
      double up = (foot - py) / height;
      double neck = Math.clamp((up - 0.62) / 0.14, 0.0, 1.0);
      double half = width / 2 * (1 - 0.62 * neck * neck * (3 - 2 * neck));
      double round = Math.min(foot - py, py - (foot - height));
      return Math.min(half - Math.abs(px - x), round);
    };
  }

  /** The shape in a colour before a sweep that darkens towards the corners. */
  static Product of(int width, int height, Shape shape, Colour colour, Colour sweep, double grain) {
    Bitmap picture = new Bitmap(width, height);
    Mask matte = new Mask(width, height);
    Random random = new Random(5);
    int[] front = {colour.blue(), colour.green(), colour.red()};
    int[] back = {sweep.blue(), sweep.green(), sweep.red()};
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double inside = shape.apply(x + 0.5, y + 0.5);
        double alpha = Math.clamp(inside / 2 + 0.5, 0.0, 1.0);
        alpha = Math.round(alpha * 255) / 255.0;
        double u = (x + 0.5) / width - 0.5;
        double v = (y + 0.5) / height - 0.5;
        double light = 1 - 0.12 * (u * u + v * v) - 0.04 * v;
        double shade = 0.7 + 0.45 * (0.5 - u) + 0.3 * Math.exp(-40 * (u + 0.05) * (u + 0.05));
        double noise = grain * random.nextGaussian();
        int i = 4 * (y * width + x);
        for (int c = 0; c < 3; c++) {
          double mixed = alpha * front[c] * shade + (1 - alpha) * back[c] * light + noise;
          picture.pixels()[i + c] = (byte) Math.clamp(Math.round(mixed), 0, 255);
        }
        picture.pixels()[i + 3] = (byte) 255;
        matte.coverage()[y * width + x] = (byte) Math.round(alpha * 255);
      }
    }
    return new Product(picture, matte);
  }

  /** A red ball before white. */
  static Product redBall(int width, int height, double x, double y, double radius) {
    return of(
        width, height, ball(x, y, radius), new Colour(190, 40, 40), new Colour(240, 240, 238), 1);
  }

  /** A scene of this product alone. */
  Scene scene() {
    return scene(picture);
  }

  /** A scene of this product and more pictures, whose subjects nobody knows. */
  Scene scene(Bitmap... pictures) {
    Bitmap[] all = pictures[0] == picture ? pictures : concat(picture, pictures);
    return new Scene(n -> all[n - 1], all.length, null, regions(), Monitor.none());
  }

  /** Blue, green, red, alpha of a pixel. */
  static int[] bgra(Bitmap bitmap, int x, int y) {
    int i = 4 * (y * bitmap.width() + x);
    int[] pixel = new int[4];
    for (int c = 0; c < 4; c++) {
      pixel[c] = bitmap.pixels()[i + c] & 255;
    }
    return pixel;
  }

  /** The box of all that is clearly red: left, top, right, bottom, the last two beyond it. */
  static int[] redBox(Bitmap bitmap) {
    int[] box = {bitmap.width(), bitmap.height(), 0, 0};
    for (int y = 0; y < bitmap.height(); y++) {
      for (int x = 0; x < bitmap.width(); x++) {
        int[] pixel = bgra(bitmap, x, y);
        if (pixel[3] > 127 && pixel[2] > pixel[1] + 50) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x + 1);
          box[3] = Math.max(box[3], y + 1);
        }
      }
    }
    return box;
  }

  private static Bitmap[] concat(Bitmap first, Bitmap[] rest) {
    Bitmap[] all = new Bitmap[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  /** Knows this product's matte and nothing else. */
  Regions regions() {
    return new Regions() {
      @Override
      public Found subject(Bitmap asked, Monitor monitor) {
        if (asked != picture) {
          throw new Refusal(Refusal.Code.SUBJECT_NOT_FOUND, "No subject was found.", "未找到主体。");
        }
        return new Found(matte, 0.97, "drawn");
      }

      @Override
      public Found find(Scene scene, Where where) {
        throw new AssertionError("layout and backgrounds look for subjects only");
      }

      @Override
      public TextDetector text() {
        throw new AssertionError("layout and backgrounds look for subjects only");
      }
    };
  }
}
