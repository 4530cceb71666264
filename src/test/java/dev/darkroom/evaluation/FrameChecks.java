package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** Checks of size, geometry and placement. */
final class FrameChecks {
  private FrameChecks() {}

  /** {@code size 800x600}. */
  static Check size(Words words) {
    return e -> {
      String size = e.after().width() + "x" + e.after().height();
      return new Check.Measure(size.equals(words.text(1)), size);
    };
  }

  /** {@code ratio 16:9}, to half a pixel. */
  static Check ratio(Words words) {
    String[] sides = words.text(1).split(":", -1);
    double wanted = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    return e -> {
      double off = Math.abs(e.after().width() - wanted * e.after().height());
      return Check.Measure.atMost(off, 0.5 + 0.5 * wanted);
    };
  }

  /** {@code exact turn}: pixel for pixel the first picture turned, mirrored or cut. */
  static Check exact(Words words) {
    return e -> {
      Bitmap wanted = Turns.of(e.before().bitmap(), words.text(1));
      if (!wanted.sameSize(e.after())) {
        return new Check.Measure(false, e.after().width() + "x" + e.after().height());
      }
      Mask all = Mask.full(wanted.width(), wanted.height());
      return Check.Measure.atLeast(Fidelity.psnr(wanted, e.after(), all), 45);
    };
  }

  /**
   * {@code at #hex x y [tolerance]}: the middle of the box around all of the colour's hue, as parts
   * of the result's sides.
   */
  static Check at(Words words) {
    Lab wanted = Lab.of(words.colour(1));
    return e -> {
      Mask found = coloured(e.after(), wanted);
      return middle(found, words.number(2), words.number(3), words.number(4, 0.03));
    };
  }

  /** {@code edge #hex}: the outermost pixels on all sides are of the colour. */
  static Check edge(Words words) {
    Lab wanted = Lab.of(words.colour(1));
    return e -> {
      Bitmap after = e.after();
      int width = after.width();
      int height = after.height();
      Mask rim =
          Masks.where(
              width,
              height,
              i -> i < width || i >= width * (height - 1) || i % width % (width - 1) == 0);
      return Check.Measure.atLeast(
          Statistics.share(after, rim, lab -> lab.difference(wanted) <= 3), 0.99);
    };
  }

  /** {@code onto N share}: so much of the result is picture N, pixel for pixel to the eye. */
  static Check onto(Words words) {
    return e -> {
      Bitmap base = e.pictures().get((int) words.number(1) - 1).bitmap();
      if (!base.sameSize(e.after())) {
        return new Check.Measure(false, e.after().width() + "x" + e.after().height());
      }
      Mask all = Mask.full(base.width(), base.height());
      return Check.Measure.within(
          1 - Fidelity.changedShare(base, e.after(), all, 8), words.number(2), 0.99);
    };
  }

  /** What is opaque, colourful and of nearly the hue. */
  private static Mask coloured(Bitmap bitmap, Lab wanted) {
    return Masks.where(
        bitmap.width(),
        bitmap.height(),
        i -> {
          Lab lab = Lab.of(bitmap, i);
          return (bitmap.pixels()[4 * i + 3] & 255) >= 128
              && lab.chroma() > 25
              && lab.hueFrom(wanted) < 25;
        });
  }

  /** {@code whole #hex share}: of the pixels of the colour's hue at least the share is left. */
  static Check whole(Words words) {
    Lab wanted = Lab.of(words.colour(1));
    return e ->
        Check.Measure.atLeast(
            coloured(e.after(), wanted).share()
                * e.after().width()
                * e.after().height()
                / (coloured(e.before().bitmap(), wanted).share()
                    * e.before().bitmap().width()
                    * e.before().bitmap().height()),
            words.number(2));
  }

  /**
   * {@code shaped #hex overlap}: what has the colour's hue is shaped as the first picture's
   * subject, whatever its size.
   */
  static Check shaped(Words words) {
    Lab wanted = Lab.of(words.colour(1));
    return e -> {
      Mask found = boxedPart(coloured(e.after(), wanted));
      Mask subject = boxedPart(e.region("subject"));
      double overlap = Masks.overlap(Resized.to(found, subject.width(), subject.height()), subject);
      return Check.Measure.atLeast(overlap, words.number(2));
    };
  }

  /** The part of a mask within its box, or the whole mask where nothing is covered. */
  private static Mask boxedPart(Mask mask) {
    int[] box = Masks.box(mask);
    if (box == null) {
      return mask;
    }
    int width = box[2] - box[0];
    return Masks.where(
        width, box[3] - box[1], i -> mask.at(box[0] + i % width, box[1] + i / width) >= 128);
  }

  /** {@code lies x y tolerance}: the middle of the box around what changed. */
  static Check lies(Words words) {
    return e -> middle(Places.added(e), words.number(1), words.number(2), words.number(3));
  }

  /** {@code amount low high}: the share of the picture that changed plainly. */
  static Check amount(Words words) {
    return e -> Check.Measure.within(Places.added(e).share(), words.number(1), words.number(2));
  }

  private static Check.Measure middle(Mask found, double x, double y, double tolerance) {
    int[] box = Masks.box(found);
    if (box == null) {
      return new Check.Measure(false, "nothing found");
    }
    double atX = (box[0] + box[2]) / 2.0 / found.width();
    double atY = (box[1] + box[3]) / 2.0 / found.height();
    return new Check.Measure(
        Math.abs(atX - x) <= tolerance && Math.abs(atY - y) <= tolerance,
        "%.3f, %.3f".formatted(atX, atY));
  }

  /** {@code level degrees}: how far the lake's shore in a sky drawing is from level. */
  static Check level(Words words) {
    return e -> Check.Measure.atMost(Math.abs(Places.shore(e.after())), words.number(1));
  }
}
