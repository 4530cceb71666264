package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** Checks of pixels against what they were or should be. */
final class PixelChecks {
  /** Below this many levels a pixel counts as the same to the eye. */
  private static final int VISIBLE = 8;

  /** Harmonising a product with a new background changes it by fewer levels. */
  private static final int OTHER_LIGHT = 48;

  private PixelChecks() {}

  /** {@code kept REGION [share] [levels]}: at most the share (0.005) changed by more levels (4). */
  static Check kept(Words words) {
    return e ->
        Check.Measure.atMost(
            Fidelity.changedShare(
                e.before().bitmap(), e.after(), e.region(words.text(1)), (int) words.number(3, 4)),
            words.number(2, 0.005));
  }

  /** {@code same REGION decibels}: the inside of the region is what it was. */
  static Check same(Words words) {
    return e ->
        Check.Measure.atLeast(
            Fidelity.psnr(e.before().bitmap(), e.after(), e.core(words.text(1))), words.number(2));
  }

  /**
   * {@code intact REGION [share]}: at most the share (0.01) of the inside changed beyond what
   * another light does to it: a product that lost no part.
   */
  static Check intact(Words words) {
    return e ->
        Check.Measure.atMost(
            Fidelity.changedShare(
                e.before().bitmap(), e.after(), e.core(words.text(1)), OTHER_LIGHT),
            words.number(2, 0.01));
  }

  /** {@code seamless REGION most}: the outline of what was filled shows by at most that step. */
  static Check seamless(Words words) {
    return e ->
        Check.Measure.atMost(Seam.step(e.after(), e.region(words.text(1))), words.number(2));
  }

  /** {@code rim REGION share}: at most that share of the product's rim lies on the wrong side. */
  static Check rim(Words words) {
    return e ->
        Check.Measure.atMost(Rim.wrongShare(e.before(), e.after(), words.text(1)), words.number(2));
  }

  /** {@code bare REGION most}: how far the filled place is from a picture without the product. */
  static Check bare(Words words) {
    return e -> Check.Measure.atMost(e.bare(words.text(1)).off(e.after()), words.number(2));
  }

  /** {@code unshaded REGION most}: what is left of the product's shadow beside it, in L*. */
  static Check unshaded(Words words) {
    return e -> {
      Bare.Residue left =
          e.bare(words.text(1)).shadow(e.before().bitmap(), e.after(), e.before().rim());
      return new Check.Measure(
          left.after() <= words.number(2), "%.1f of %.1f".formatted(left.after(), left.before()));
    };
  }

  /** {@code shows N REGION decibels}: the region is picture N, cut to cover the result. */
  static Check shows(Words words) {
    return e -> {
      Bitmap other = e.pictures().get((int) words.number(1) - 1).bitmap();
      int width = e.after().width();
      int height = e.after().height();
      double scale = Math.max((double) width / other.width(), (double) height / other.height());
      int wide = Math.max(width, (int) Math.round(scale * other.width()));
      int high = Math.max(height, (int) Math.round(scale * other.height()));
      Bitmap cover = Turned.cut(Resized.to(other, wide, high), width, height);
      return Check.Measure.atLeast(
          Fidelity.psnr(cover, e.after(), e.region(words.text(2))), words.number(3));
    };
  }

  /** {@code changed REGION overlap}: what changed visibly is the region. */
  static Check changed(Words words) {
    return e ->
        Check.Measure.atLeast(
            Masks.overlap(
                Fidelity.changed(e.before().bitmap(), e.after(), VISIBLE), e.region(words.text(1))),
            words.number(2));
  }

  /** {@code touched REGION low high}: the share of the region that changed visibly. */
  static Check touched(Words words) {
    return e ->
        Check.Measure.within(
            Fidelity.changedShare(e.before().bitmap(), e.after(), e.region(words.text(1)), VISIBLE),
            words.number(2),
            words.number(3));
  }

  /** {@code clean REGION decibels}: how near the region is to the truth. */
  static Check clean(Words words) {
    return e ->
        Check.Measure.atLeast(
            Fidelity.psnr(truth(e), e.after(), e.region(words.text(1))), words.number(2));
  }

  /** {@code gain REGION decibels}: how much nearer to the truth it came. */
  static Check gain(Words words) {
    return e -> {
      Mask region = e.region(words.text(1));
      double before = Fidelity.psnr(truth(e), e.before().bitmap(), region);
      double after = Fidelity.psnr(truth(e), e.after(), region);
      return new Check.Measure(
          after - before >= words.number(2), "%.1f from %.1f dB".formatted(after, before));
    };
  }

  /** {@code enlarged decibels}: the whole result against the larger original. */
  static Check enlarged(Words words) {
    return e -> {
      Bitmap truth = truth(e);
      if (!truth.sameSize(e.after())) {
        return new Check.Measure(false, e.after().width() + "x" + e.after().height());
      }
      Mask all = Mask.full(truth.width(), truth.height());
      return Check.Measure.atLeast(Fidelity.psnr(truth, e.after(), all), words.number(1));
    };
  }

  private static Bitmap truth(Evidence e) {
    Bitmap clean = e.before().clean();
    if (clean == null) {
      throw new IllegalArgumentException(e.before().name() + " has no clean original");
    }
    return clean;
  }

  /** {@code alpha REGION overlap}: what is opaque is the region. */
  static Check alpha(Words words) {
    return e -> {
      Bitmap after = e.after();
      Mask opaque =
          Masks.where(after.width(), after.height(), i -> (after.pixels()[4 * i + 3] & 255) >= 128);
      return Check.Measure.atLeast(Masks.overlap(opaque, e.region(words.text(1))), words.number(2));
    };
  }
}
