package dev.darkroom.provider;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Sentences that reach every operation, and pictures and masks that nobody should send. */
final class Pathological {
  private static final int WIDTH = 72;
  private static final int HEIGHT = 54;

  static final List<String> SENTENCES =
      List.of(
          "make the cup blue",
          "change red to blue",
          "make the sky orange",
          "change the text to red",
          "make the second bottle from the left purple",
          "at (350, 200) make it green",
          "blur the area (120, 80, 300, 200)",
          "blur the face",
          "change the background to white",
          "change the background to a gradient from blue to pink",
          "put it on a studio background",
          "blur the background",
          "replace the background with a beach at sunset",
          "use image 2 as the background",
          "change the sky to a sunset",
          "remove the watermark",
          "remove the red dot",
          "remove the product",
          "remove the cup in the box 10,20,300x200",
          "add a red mug on the table",
          "add the text \"SALE 大促\"",
          "change the text \"OPEN\" to \"CLOSED\"",
          "remove the text \"SALE\"",
          "put the logo of image 2 in the top left corner",
          "put the subject of image 1 into image 2",
          "match the colours of image 2",
          "smooth the skin",
          "remove the blemishes",
          "straighten the photo",
          "rotate the photo 45 degrees to the left",
          "upscale 4x",
          "resize to 64x48",
          "add a 20px black border",
          "add rounded corners",
          "crop to 16:9",
          "crop to the subject",
          "centre the product",
          "extend on all sides by 15%",
          "turn this photo into a pencil sketch",
          "make it look like an oil painting",
          "watercolor style",
          "brighten the shadows",
          "denoise",
          "remove the haze",
          "enhance the image",
          "cut out the product",
          "make it brighter, keep the product unchanged");

  /** Those that a mask is sent with. */
  static final List<String> MARKED =
      List.of(
          "make it blue",
          "erase the masked area",
          "make the masked area darker",
          "change the background to white",
          "blur the background",
          "remove the watermark",
          "write \"Tea\" on the cup",
          "smooth the skin",
          "remove the background, center the product and make it 1:1");

  private Pathological() {}

  static Map<String, Supplier<Bitmap>> pictures() {
    Map<String, Supplier<Bitmap>> pictures = new LinkedHashMap<>();
    pictures.put("1x1", () -> noise(1, 1));
    pictures.put("1x400", () -> noise(1, 400));
    pictures.put("400x1", () -> noise(400, 1));
    pictures.put("transparent", () -> plain(WIDTH, HEIGHT, 0, 0));
    pictures.put("half transparent", () -> plain(WIDTH, HEIGHT, 120, 128));
    pictures.put("noise", () -> noise(WIDTH, HEIGHT));
    pictures.put("filled", Pathological::filled);
    return pictures;
  }

  static Map<String, Mask> masks(Bitmap picture) {
    int width = picture.width();
    int height = picture.height();
    Map<String, Mask> masks = new LinkedHashMap<>();
    masks.put("empty", new Mask(width, height));
    masks.put("full", Mask.full(width, height));
    Mask one = new Mask(width, height);
    one.coverage()[one.coverage().length / 2] = (byte) 255;
    masks.put("one pixel", one);
    Mask faint = new Mask(width, height);
    Arrays.fill(faint.coverage(), (byte) 1);
    masks.put("faint", faint);
    return masks;
  }

  static Bitmap plain(int width, int height, int grey, int alpha) {
    Bitmap picture = new Bitmap(width, height);
    for (int i = 0; i < picture.pixels().length; i++) {
      picture.pixels()[i] = (byte) (i % 4 == 3 ? alpha : grey);
    }
    return picture;
  }

  static Bitmap noise(int width, int height) {
    Bitmap picture = plain(width, height, 0, 255);
    Random random = new Random(5);
    for (int i = 0; i < picture.pixels().length; i++) {
      if (i % 4 != 3) {
        picture.pixels()[i] = (byte) random.nextInt();
      }
    }
    return picture;
  }

  /** A red disk that touches all four sides. */
  private static Bitmap filled() {
    Bitmap picture = plain(WIDTH, HEIGHT, 230, 255);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      double x = (i % WIDTH - 35.5) / 38;
      int row = i / WIDTH;
      double y = (row - 26.5) / 29;
      if (x * x + y * y < 1) {
        paint(picture, i, 20, 30, 200);
      }
    }
    return picture;
  }

  private static void paint(Bitmap picture, int index, int blue, int green, int red) {
    picture.pixels()[4 * index] = (byte) blue;
    picture.pixels()[4 * index + 1] = (byte) green;
    picture.pixels()[4 * index + 2] = (byte) red;
  }
}
