package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Colour;
import java.util.Arrays;

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
  private static final double WASHED = 0.06;

  private static final double WHITE = 94;

  /** More than this share in one step of L* is a flat shape, if it was none before. */
  private static final double FLAT = 0.6;

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
    double flat = flat(e.after(), core);
    boolean pale = goal.chroma() >= GREY && median.chroma() < CHROMA * goal.chroma();
    boolean dead = flat > Math.max(FLAT, 1.5 * flat(e.before().bitmap(), core));
    boolean right = off <= difference && lightnessOff <= lightness && near >= SHARE && !pale;
    return new Measure(
        right && !dead && torn <= TORN && washed <= WASHED,
        ("off %.1f, lightness %.1f, near %.2f, hue %.0f°, chroma %.0f of %.0f, torn %.4f,"
                + " washed %.2f, flat %.2f")
            .formatted(
                off,
                lightnessOff,
                near,
                median.hueFrom(goal),
                median.chroma(),
                goal.chroma(),
                torn,
                washed,
                flat));
  }

  /** The largest share of pixels within one step of L*: 1 is a shape without any shading. */
  private static double flat(Bitmap bitmap, Mask core) {
    int[] counts = new int[101];
    Statistics.pixels(core).forEach(i -> counts[(int) Math.clamp(Lab.of(bitmap, i).l(), 0, 100)]++);
    int all = Arrays.stream(counts).sum();
    return all == 0 ? 0 : (double) Arrays.stream(counts).max().orElse(0) / all;
  }

  /** The share of pixels that were no highlights and are burnt out now, paler than is wanted. */
  private double washed(Bitmap before, Bitmap after, Mask core) {
    Lab goal = Lab.of(wanted);
    double burnt = Math.max(WHITE, goal.l() + 6);
    return Statistics.pixels(core)
        .mapToDouble(
            i -> {
              Lab now = Lab.of(after, i);
              boolean pale = now.chroma() < goal.chroma() / 2;
              return pale && now.l() > burnt && Lab.of(before, i).l() < 80 ? 1 : 0;
            })
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
