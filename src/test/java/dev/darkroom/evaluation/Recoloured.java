package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Colour;

/**
 * Whether a region took a colour: its median is the colour in some light, nearly all of it is near
 * the colour, and no hard edge came where the product was smooth.
 *
 * @param difference CIEDE2000 of the median from the colour in the median's light, at most
 * @param lightness how far L* of the median may be from the colour's
 */
record Recoloured(String region, Colour wanted, double difference, double lightness)
    implements Check {
  /** This share of the pixels must be near the colour in their own light. */
  private static final double SHARE = 0.92;

  /** What is near, CIEDE2000. */
  private static final double NEAR = 18;

  /** A chromatic colour keeps at least this part of its chroma. */
  private static final double CHROMA = 0.4;

  /** Colours with less chroma count as grey. */
  private static final double GREY = 15;

  /** Neighbours that differ by less in L* are smooth, by more are an edge. */
  private static final double SMOOTH = 2;

  private static final double EDGE = 8;

  /** At most this share of the pixels may lie on a new edge. */
  private static final double TORN = 0.003;

  /** At most this share of the pixels may burn out to white. */
  private static final double WASHED = 0.04;

  private static final double WHITE = 94;

  @Override
  public Measure of(Evidence e) {
    Mask core = e.core(region);
    Shades shades = new Shades(wanted);
    Lab goal = Lab.of(wanted);
    Lab median = Statistics.median(e.after(), core);
    double off = shades.difference(median);
    double lightnessOff = Math.abs(median.l() - goal.l());
    double near = Statistics.share(e.after(), core, lab -> shades.difference(lab) <= NEAR);
    double torn = torn(e.before().bitmap(), e.after(), core);
    double washed = washed(e.before().bitmap(), e.after(), core);
    boolean pale = goal.chroma() >= GREY && median.chroma() < CHROMA * goal.chroma();
    return new Measure(
        off <= difference
            && lightnessOff <= lightness
            && near >= SHARE
            && !pale
            && torn <= TORN
            && washed <= WASHED,
        "off %.1f, lightness %.1f, near %.2f, hue %.0f°, chroma %.0f of %.0f, torn %.4f, washed %.2f"
            .formatted(
                off,
                lightnessOff,
                near,
                median.hueFrom(goal),
                median.chroma(),
                goal.chroma(),
                torn,
                washed));
  }

  /** The share of pixels that were no highlights and are white now, though white is not wanted. */
  private double washed(Bitmap before, Bitmap after, Mask core) {
    if (Lab.of(wanted).l() > WHITE) {
      return 0;
    }
    return Statistics.pixels(core)
        .mapToDouble(i -> Lab.of(before, i).l() < 80 && Lab.of(after, i).l() > WHITE ? 1 : 0)
        .average()
        .orElse(0);
  }

  /** The share of pixels that were smooth to the right and below, and are an edge now. */
  private static double torn(Bitmap before, Bitmap after, Mask core) {
    int width = core.width();
    return Statistics.pixels(core)
        .filter(i -> i % width < width - 1 && i + width < core.coverage().length)
        .filter(i -> core.coverage()[i + 1] != 0 && core.coverage()[i + width] != 0)
        .mapToDouble(i -> step(before, i) < SMOOTH && step(after, i) > EDGE ? 1 : 0)
        .average()
        .orElse(0);
  }

  private static double step(Bitmap bitmap, int i) {
    double light = Lab.of(bitmap, i).l();
    return Math.max(
        Math.abs(light - Lab.of(bitmap, i + 1).l()),
        Math.abs(light - Lab.of(bitmap, i + bitmap.width()).l()));
  }
}
