package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Checks of colours and tones. */
final class ColourChecks {
  private ColourChecks() {}

  /**
   * {@code colour REGION #hex [difference] [lightness]}: the region took the colour, see {@link
   * Recoloured}.
   */
  static Check colour(Words words) {
    return new Recoloured(words.text(1), words.colour(2), words.number(3, 12), words.number(4, 38));
  }

  /** {@code filled REGION #hex [share]}: that share (0.9) is the very colour, CIEDE2000 up to 3. */
  static Check filled(Words words) {
    Lab wanted = Lab.of(words.colour(2));
    return e ->
        Check.Measure.atLeast(
            Statistics.share(
                e.after(), e.region(words.text(1)), lab -> lab.difference(wanted) <= 3),
            words.number(3, 0.9));
  }

  /** {@code light REGION low high}: how much lighter the region became, in L*. */
  static Check light(Words words) {
    return rise(words, Lab::l);
  }

  /** {@code warm REGION low high}: how much yellower, in b*. */
  static Check warm(Words words) {
    return rise(words, Lab::b);
  }

  private static Check rise(Words words, ToDoubleFunction<Lab> figure) {
    return e -> {
      Mask region = e.region(words.text(1));
      double rise =
          Statistics.mean(e.after(), region, figure)
              - Statistics.mean(e.before().bitmap(), region, figure);
      return Check.Measure.within(rise, words.number(2), words.number(3));
    };
  }

  /** {@code chroma REGION low high}: mean chroma after to before. */
  static Check chroma(Words words) {
    return ratio(words, (bitmap, region) -> Statistics.mean(bitmap, region, Lab::chroma));
  }

  /** {@code contrast REGION low high}: deviation of L* after to before. */
  static Check contrast(Words words) {
    return ratio(words, (bitmap, region) -> Statistics.deviation(bitmap, region, Lab::l));
  }

  /** {@code detail REGION low high}: sharpness after to before. */
  static Check detail(Words words) {
    return ratio(words, Statistics::detail);
  }

  private interface Figure {
    double of(Bitmap bitmap, Mask region);
  }

  private static Check ratio(Words words, Figure figure) {
    return e -> {
      Mask region = e.region(words.text(1));
      double before = Math.max(1e-6, figure.of(e.before().bitmap(), region));
      return Check.Measure.within(
          figure.of(e.after(), region) / before, words.number(2), words.number(3));
    };
  }

  /** {@code bright REGION low high}: the mean L* itself. */
  static Check bright(Words words) {
    return e ->
        Check.Measure.within(
            Statistics.mean(e.after(), e.region(words.text(1)), Lab::l),
            words.number(2),
            words.number(3));
  }

  /** {@code busy REGION low high}: the deviation of L* itself; 0 is plain. */
  static Check busy(Words words) {
    return e ->
        Check.Measure.within(
            Statistics.deviation(e.after(), e.region(words.text(1)), Lab::l),
            words.number(2),
            words.number(3));
  }

  /** {@code grey REGION}: hardly any chroma is left. */
  static Check grey(Words words) {
    return e ->
        Check.Measure.atMost(Statistics.mean(e.after(), e.region(words.text(1)), Lab::chroma), 3);
  }

  /** {@code hue REGION low high [chroma]}: the hue of the mean colour in degrees, may wrap. */
  static Check hue(Words words) {
    double low = words.number(2);
    double high = words.number(3);
    return e -> {
      Mask region = e.region(words.text(1));
      Lab mean =
          new Lab(
              0,
              Statistics.mean(e.after(), region, Lab::a),
              Statistics.mean(e.after(), region, Lab::b));
      boolean inside =
          low <= high
              ? mean.hue() >= low && mean.hue() <= high
              : mean.hue() >= low || mean.hue() <= high;
      return new Check.Measure(
          inside && mean.chroma() >= words.number(4, 5),
          "%.0f°, chroma %.1f".formatted(mean.hue(), mean.chroma()));
    };
  }

  /** {@code palette N ratio}: the distance to picture N's colours, after to before. */
  static Check palette(Words words) {
    return e -> {
      Bitmap model = e.pictures().get((int) words.number(1) - 1).bitmap();
      double before = distance(e.before().bitmap(), model);
      return Check.Measure.atMost(distance(e.after(), model) / before, words.number(2));
    };
  }

  /** Between the means and deviations of L, a and b. */
  private static double distance(Bitmap one, Bitmap other) {
    Mask first = Mask.full(one.width(), one.height());
    Mask second = Mask.full(other.width(), other.height());
    double sum = 0;
    for (ToDoubleFunction<Lab> figure : List.<ToDoubleFunction<Lab>>of(Lab::l, Lab::a, Lab::b)) {
      double mean = Statistics.mean(one, first, figure) - Statistics.mean(other, second, figure);
      double spread =
          Statistics.deviation(one, first, figure) - Statistics.deviation(other, second, figure);
      sum += mean * mean + spread * spread;
    }
    return Math.sqrt(sum);
  }
}
