package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Colour;
import java.util.Random;

/**
 * A drawn product on a studio sweep, with its exact mask: shaded as a cylinder or a ball, with a
 * highlight, a soft shadow beside it, a vignette and noise.
 */
record StudioShot(String name, Bitmap bitmap, Mask truth) {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 360;

  /** What can be drawn. */
  enum Form {
    BOTTLE,
    BOX,
    CAN,
    BALL
  }

  /**
   * @param label the colour of a label across the middle, or the product's own for none
   */
  static StudioShot draw(String name, Form form, Colour product, Colour label, Colour sweep) {
    Random random = new Random(name.hashCode());
    Bitmap bitmap = new Bitmap(WIDTH, HEIGHT);
    Mask truth = new Mask(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        pixel(form, product, label, sweep, random, bitmap, truth, x, y);
      }
    }
    return new StudioShot(name, bitmap, truth);
  }

  /** How well a mask fits the truth, 0 to 1. */
  double overlap(Mask mask) {
    return overlap(truth, mask);
  }

  static double overlap(Mask truth, Mask mask) {
    int both = 0;
    int any = 0;
    for (int i = 0; i < mask.coverage().length; i++) {
      boolean a = (mask.coverage()[i] & 255) >= 128;
      boolean b = (truth.coverage()[i] & 255) >= 128;
      both += a && b ? 1 : 0;
      any += a || b ? 1 : 0;
    }
    return both / (double) any;
  }

  private static void pixel(
      Form form,
      Colour product,
      Colour label,
      Colour sweep,
      Random random,
      Bitmap bitmap,
      Mask truth,
      int x,
      int y) {
    double cover = 0;
    for (int k = 0; k < 4; k++) {
      double down = k < 2 ? 0.25 : 0.75;
      cover += inside(form, x + 0.25 + 0.5 * (k % 2), y + down) ? 0.25 : 0;
    }
    double side = (x - 210) / halfWidth(form, y);
    double light = form == Form.BOX ? (x < 190 ? 1.0 : 0.8) : shading(form, side, y);
    double gloss = form == Form.BOX ? 0 : 90 * Math.exp(-40 * (side + 0.45) * (side + 0.45));
    double u = (x - 210) / 260.0;
    double v = (y - 180) / 260.0;
    double vignette = 1 - 0.12 * (u * u + v * v) - 0.03 * v;
    double shadow = 1 - 0.35 * shadow(x, y);
    Colour paint = y > 190 && y < 250 ? label : product;
    int[] own = {paint.blue(), paint.green(), paint.red()};
    int[] back = {sweep.blue(), sweep.green(), sweep.red()};
    int i = y * WIDTH + x;
    for (int c = 0; c < 3; c++) {
      double front = own[c] * light + gloss * (1 - own[c] / 300.0);
      double behind = back[c] * vignette * shadow;
      double value = cover * front + (1 - cover) * behind + 1.8 * random.nextGaussian();
      bitmap.pixels()[4 * i + c] = (byte) Math.clamp(Math.round(value), 0, 255);
    }
    bitmap.pixels()[4 * i + 3] = (byte) 255;
    truth.coverage()[i] = (byte) Math.round(255 * cover);
  }

  private static double shading(Form form, double side, int y) {
    double across = Math.clamp(side, -1, 1);
    double round = Math.sqrt(1 - 0.85 * across * across);
    double down = form == Form.BALL ? 1 - 0.3 * Math.max(0, (y - 200) / 80.0) : 1;
    return (0.35 + 0.65 * round) * down * (side > 0 ? 0.93 : 1);
  }

  private static boolean inside(Form form, double x, double y) {
    return y >= top(form) && y <= 290 && Math.abs(x - 210) <= halfWidth(form, y);
  }

  private static double top(Form form) {
    return switch (form) {
      case BOTTLE -> 50;
      case BOX -> 120;
      case CAN -> 110;
      case BALL -> 130;
    };
  }

  private static double halfWidth(Form form, double y) {
    return switch (form) {
      case BOTTLE -> y < 110 ? 18 : y < 150 ? 18 + 37 * (y - 110) / 40 : 55;
      case BOX -> 85;
      case CAN -> 58 - (y < 120 ? (120 - y) * 0.6 : 0);
      case BALL -> Math.sqrt(Math.max(1, 80.0 * 80 - (y - 210) * (y - 210)));
    };
  }

  private static double shadow(int x, int y) {
    double u = (x - 255) / 95.0;
    double v = (y - 288) / 20.0;
    return Math.exp(-(u * u + v * v));
  }
}
