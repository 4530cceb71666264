package dev.darkroom.engine.shadow;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Random;

/** A green thing on a light, grainy ground, drawn by arithmetic. */
public final class Table {
  public static final int WIDTH = 640;
  public static final int HEIGHT = 480;

  public final Bitmap picture = new Bitmap(WIDTH, HEIGHT);
  public final Mask thing = new Mask(WIDTH, HEIGHT);

  /** The light of a pixel, 0 for black to 1 for the ground's own. */
  public interface Light {
    double at(int x, int y);
  }

  public static final Light SOFT =
      (x, y) -> 1 - 0.5 * Math.exp(-sq((x - 300) / 90.0) - sq((y - 330) / 22.0));

  public static final Light NONE = (_, _) -> 1;

  private static double sq(double v) {
    return v * v;
  }

  public Table(Light light) {
    Random random = new Random(7);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double grain = 3 * random.nextGaussian() - 20.0 * x / WIDTH;
        double part = light.at(x, y);
        put(x, y, part * (150 + grain), part * (170 + grain), part * (185 + grain));
      }
    }
    box(260, 180, 385, 345, 30, 160, 30);
    for (int y = 172; y < 353; y++) {
      for (int x = 252; x < 393; x++) {
        thing.coverage()[y * WIDTH + x] = (byte) 255;
      }
    }
  }

  /** Paints a rectangle. */
  Table box(int left, int top, int right, int bottom, int blue, int green, int red) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        put(x, y, blue, green, red);
      }
    }
    return this;
  }

  private void put(int x, int y, double blue, double green, double red) {
    int at = 4 * (y * WIDTH + x);
    picture.pixels()[at] = (byte) Math.clamp(Math.round(blue), 0, 255);
    picture.pixels()[at + 1] = (byte) Math.clamp(Math.round(green), 0, 255);
    picture.pixels()[at + 2] = (byte) Math.clamp(Math.round(red), 0, 255);
    picture.pixels()[at + 3] = (byte) 255;
  }

  /** The mean green of a rectangle. */
  public static double green(Bitmap of, int left, int top, int right, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += of.pixels()[4 * (y * WIDTH + x) + 1] & 255;
      }
    }
    return sum / ((right - left) * (bottom - top));
  }
}
