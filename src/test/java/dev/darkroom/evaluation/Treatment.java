package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.text.Glyphs;
import dev.darkroom.engine.text.TextRun;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Ways to spoil a picture; what it was before is the truth. */
enum Treatment {
  /** A nearly opaque white mark in the lower right corner. */
  MARKED,
  /** A translucent white mark across the middle. */
  CENTREMARKED,
  /** A translucent mark repeated over the whole picture. */
  TILED,
  /** A date in orange in the lower left corner. */
  DATED,
  /** A red dot on the background, upper left. */
  DOTTED,
  /** As if a yellow filter lay over it. */
  CAST,
  /** Gaussian noise of 18 levels. */
  NOISY,
  /** Half of the light comes from grey haze. */
  HAZY,
  /** Gaussian blur of 1.6 pixels. */
  SOFT,
  /** Half the contrast. */
  FLAT,
  /** A third of the light. */
  DARK,
  /** Half as large. */
  SMALL,
  /** Turned clockwise by four degrees and cut to what is filled. */
  TILTED;

  /** By its name in the case table. */
  static Treatment named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  Specimen of(Specimen from) {
    String name = name().toLowerCase(Locale.ROOT) + "-" + from.name();
    return switch (this) {
      case MARKED -> text(name, from, "SAMPLE 2024", 0.05, 0.8, 0xffffff, 0.72, 0.93);
      case DATED -> text(name, from, "2024-05-18", 0.045, 0.9, 0xf08020, 0.2, 0.94);
      case CENTREMARKED -> text(name, from, "PREVIEW", 0.16, 0.5, 0xffffff, 0.5, 0.5);
      case TILED -> tiled(name, from);
      case DOTTED -> dotted(name, from);
      case CAST -> light(name, from, (c, v, _) -> v * (c == 0 ? 0.6 : c == 1 ? 1.0 : 1.12));
      case HAZY -> light(name, from, (_, v, _) -> 0.5 * v + 0.5 * 0.62);
      case FLAT -> values(name, from, (_, v, _) -> 128 + 0.5 * (v - 128));
      case DARK -> light(name, from, (_, v, _) -> v / 3);
      case NOISY -> noisy(name, from);
      case SOFT -> Blurred.of(name, from, 1.6);
      case SMALL -> Resized.halved(name, from);
      case TILTED -> Turned.by(name, from, 4);
    };
  }

  /** A new value of a channel (0 blue, 1 green, 2 red) at a pixel. */
  private interface Change {
    double of(int channel, double value, int pixel);
  }

  private static Specimen values(String name, Specimen from, Change change) {
    Bitmap spoiled = from.bitmap().copy();
    byte[] p = spoiled.pixels();
    for (int i = 0; i < p.length; i += 4) {
      for (int c = 0; c < 3; c++) {
        double value = change.of(c, p[i + c] & 255, i / 4);
        p[i + c] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    return new Specimen(name, spoiled, from.masks(), from.bitmap());
  }

  private static Specimen light(String name, Specimen from, Change change) {
    return values(
        name, from, (c, v, pixel) -> Oklab.srgb(change.of(c, Oklab.linear((int) v), pixel)));
  }

  private static Specimen noisy(String name, Specimen from) {
    Random random = new Random(name.hashCode());
    return values(name, from, (_, v, _) -> v + 18 * random.nextGaussian());
  }

  private static Specimen dotted(String name, Specimen from) {
    int width = from.bitmap().width();
    double radius = width * 0.035;
    Mask mark =
        Masks.where(
            width,
            from.bitmap().height(),
            i -> Math.hypot(i % width - 0.14 * width, row(i, width) - 0.16 * width) <= radius);
    return inked(name, from, mark, 1, 0xd01818);
  }

  private static Specimen text(
      String name,
      Specimen from,
      String words,
      double size,
      double alpha,
      int colour,
      double x,
      double y) {
    Mask mark = new Mask(from.bitmap().width(), from.bitmap().height());
    TextRun run = new TextRun(Glyphs.bundled(), words, size * mark.width() * 1.2);
    stamp(mark, run, (int) (x * mark.width()), (int) (y * mark.height()));
    return inked(name, from, mark, alpha, colour);
  }

  private static Specimen tiled(String name, Specimen from) {
    Mask mark = new Mask(from.bitmap().width(), from.bitmap().height());
    TextRun run = new TextRun(Glyphs.bundled(), "stock photo", mark.width() * 0.05);
    for (int row = 0; row < 7; row++) {
      for (int column = -1; column < 4; column++) {
        int x = (int) (mark.width() * (0.1 + 0.3 * column + 0.06 * row));
        stamp(mark, run, x, (int) (mark.height() * (0.08 + 0.14 * row)));
      }
    }
    return inked(name, from, mark, 0.35, 0xffffff);
  }

  /** Draws a line of text with its middle at a place. */
  static void stamp(Mask on, TextRun run, int middleX, int middleY) {
    Mask ink = run.coverage();
    int left = middleX - ink.width() / 2;
    int top = middleY - ink.height() / 2;
    for (int y = Math.max(0, -top); y < Math.min(ink.height(), on.height() - top); y++) {
      for (int x = Math.max(0, -left); x < Math.min(ink.width(), on.width() - left); x++) {
        on.coverage()[(top + y) * on.width() + left + x] = (byte) ink.at(x, y);
      }
    }
  }

  private static Specimen inked(String name, Specimen from, Mask ink, double alpha, int colour) {
    Specimen spoiled =
        values(
            name,
            from,
            (c, v, pixel) -> {
              double part = alpha * (ink.coverage()[pixel] & 255) / 255;
              return v + part * (((colour >> (8 * c)) & 255) - v);
            });
    Map<String, Mask> masks = new HashMap<>(from.masks());
    masks.put("mark", Masks.grown(ink, 2));
    return new Specimen(name, spoiled.bitmap(), masks, from.bitmap());
  }

  private static int row(int i, int width) {
    return i / width;
  }
}
