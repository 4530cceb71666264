package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.text.Glyphs;
import dev.darkroom.engine.text.TextRun;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Pictures that are drawn rather than rendered, with their regions. */
enum Drawing {
  /** Blue sky over hills and a lake with a level shore. */
  SKY,
  /** OPEN in dark letters on a cream board. */
  SIGN_OPEN,
  /** 新品上市 in red letters on a pale board. */
  SIGN_NEW,
  /** A round blue mark with a white bar on nothing. */
  LOGO,
  /** Orange dusk: a palette to take over. */
  DUSK,
  /** Deep teal and green: another palette. */
  TEAL;

  static boolean has(String name) {
    for (Drawing drawing : values()) {
      if (drawing.key().equals(name)) {
        return true;
      }
    }
    return false;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Specimen named(String name) {
    Drawing drawing = valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    return switch (drawing) {
      case SKY -> sky(name);
      case SIGN_OPEN -> sign(name, "OPEN", 0xf0e8d8, 0x202830);
      case SIGN_NEW -> sign(name, "新品上市", 0xeef0ea, 0xc02020);
      case LOGO -> logo(name);
      case DUSK -> gradient(name, 0xf08a3c, 0x5a1e3c);
      case TEAL -> gradient(name, 0x2c9a8c, 0x0c3038);
    };
  }

  /** The colour of a place in a unit square, as 0xrrggbb channels with fractions. */
  private interface Paint {
    double at(int channel, double x, double y);
  }

  private static Bitmap painted(int width, int height, Paint paint) {
    Bitmap bitmap = new Bitmap(width, height);
    Random grain = new Random(width);
    for (int i = 0; i < width * height; i++) {
      double noise = 1.2 * grain.nextGaussian();
      for (int c = 0; c < 3; c++) {
        double value =
            paint.at(c, (i % width + 0.5) / width, (row(i, width) + 0.5) / height) + noise;
        bitmap.pixels()[4 * i + c] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
      bitmap.pixels()[4 * i + 3] = (byte) 255;
    }
    return bitmap;
  }

  private static double mix(int one, int other, double part, int channel) {
    int a = (one >> (8 * channel)) & 255;
    int b = (other >> (8 * channel)) & 255;
    return a + (b - a) * Math.clamp(part, 0, 1);
  }

  private static double hills(double x) {
    return 0.5 - 0.06 * Math.sin(7 * x + 1) - 0.035 * Math.sin(17 * x) - 0.012 * Math.sin(43 * x);
  }

  private static Specimen sky(String name) {
    int width = 768;
    int height = 576;
    Bitmap bitmap =
        painted(
            width,
            height,
            (c, x, y) -> {
              if (y < hills(x)) {
                return mix(0x4f8ed8, 0xc4dcf0, y / 0.5, c);
              }
              double leaves = 0.5 + 0.5 * Math.sin(190 * x) * Math.sin(170 * y + 40 * x);
              if (y < 0.66) {
                return mix(0x2f5a2c, 0x5f8a44, leaves, c);
              }
              double waves = 0.5 + 0.5 * Math.sin(400 * y + 6 * Math.sin(30 * x));
              return mix(0x31586a, 0x4b7f92, waves, c);
            });
    Mask sky =
        Masks.where(
            width, height, i -> (row(i, width) + 0.5) / height < hills((i % width + 0.5) / width));
    return new Specimen(name, bitmap, Map.of("sky", sky), null);
  }

  private static Specimen sign(String name, String words, int board, int ink) {
    int width = 768;
    int height = 512;
    Mask letters = new Mask(width, height);
    TextRun run = new TextRun(Glyphs.bundled(), words, words.length() > 4 ? 150 : 140);
    Treatment.stamp(letters, run, width / 2, height / 2);
    Bitmap bitmap = painted(width, height, (c, _, y) -> mix(board, 0xffffff, 0.2 * y, c));
    Bitmap clean = bitmap.copy();
    for (int i = 0; i < letters.coverage().length; i++) {
      double part = (letters.coverage()[i] & 255) / 255.0;
      for (int c = 0; c < 3; c++) {
        double old = bitmap.pixels()[4 * i + c] & 255;
        double value = old + part * (((ink >> (8 * c)) & 255) - old);
        bitmap.pixels()[4 * i + c] = (byte) Math.round(value);
      }
    }
    Map<String, Mask> masks = new HashMap<>();
    masks.put("ink", letters);
    masks.put("text", Masks.boxed(letters));
    return new Specimen(name, bitmap, masks, clean);
  }

  private static Specimen logo(String name) {
    int size = 240;
    Bitmap bitmap = new Bitmap(size, size);
    Mask disc =
        Masks.where(size, size, i -> Math.hypot(i % size - 120.0, row(i, size) - 120.0) < 110);
    for (int i = 0; i < size * size; i++) {
      boolean bar = Math.abs(i / size - 120) < 22 && Math.abs(i % size - 120) < 70;
      int colour = bar ? 0xffffff : 0x1860d0;
      for (int c = 0; c < 3; c++) {
        bitmap.pixels()[4 * i + c] = (byte) (colour >> (8 * c));
      }
      bitmap.pixels()[4 * i + 3] = disc.coverage()[i];
    }
    return new Specimen(name, bitmap, Map.of("subject", disc), null);
  }

  private static Specimen gradient(String name, int top, int bottom) {
    Bitmap bitmap =
        painted(640, 480, (c, x, y) -> mix(top, bottom, y + 0.12 * Math.sin(9 * x + 5 * y), c));
    return new Specimen(name, bitmap, Map.of(), null);
  }

  private static int row(int i, int width) {
    return i / width;
  }
}
