package dev.darkroom.engine.shadow;

/**
 * What on the ground is no shadow: things of another colour, all but black or bright things, sharp
 * edges, and steps from one evenly lit side to another, such as the edge of a table.
 *
 * @param things other things
 * @param edges sharp edges
 * @param longest the length of the longest step near the hole, in sides of the hole
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from step to step, never compared.
record Borders(boolean[] things, boolean[] edges, double longest) {
  /** A shadow is nearly black only where it is not seen at all. */
  private static final double BLACK = -1.8;

  /** An edge nearer to the hole than this is its own shadow's or fringe's. */
  private static final int OWN = 4;

  private static final double EDGE = 0.16;
  private static final double STEP = 0.1;

  /** What is shorter is a speck of the ground, in points. */
  private static final int SPECK = 12;

  /** How far from the middle of a step its sides begin and end. */
  private static final int NEAR = 2;

  private static final int FAR = 6;

  /** Steps are looked for so near to the hole, in sides of the hole. */
  private static final double ABOUT = 0.6;

  /**
   * @param sharp the light, hardly blurred
   * @param over the light over the even ground, hardly blurred
   * @param grain by how much the ground itself varies
   */
  static Borders of(Vicinity near, float[][] sharp, float[][] over, double grain) {
    Field field = near.field();
    float[] mean = Vicinity.mean(over);
    boolean[] other =
        field.opened(
            field.where(
                i ->
                    !near.hole()[i]
                        && (spread(over, i) > 0.35 + 0.9 * Math.abs(mean[i]) || mean[i] < BLACK)),
            1);
    boolean[] bright =
        field.opened(field.where(i -> !near.hole()[i] && mean[i] > Math.max(0.3, 5 * grain)), 1);
    float[] light = Vicinity.mean(sharp);
    boolean[] edges = edges(near, light);
    boolean[] aside = field.grown(other, 7);
    boolean[] steps = steps(near, light, grain, aside);
    return new Borders(
        field.where(i -> other[i] || bright[i]),
        field.lasting(field.where(i -> edges[i] || steps[i]), SPECK),
        field.longest(field.grown(steps, 1)) / near.size());
  }

  private static double spread(float[][] over, int i) {
    double most = Math.max(over[0][i], Math.max(over[1][i], over[2][i]));
    return most - Math.min(over[0][i], Math.min(over[1][i], over[2][i]));
  }

  private static boolean[] edges(Vicinity near, float[] light) {
    Field field = near.field();
    int width = field.width();
    float[] slope = new float[field.length()];
    for (int y = 1; y < field.height() - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        if (near.away()[i] >= OWN) {
          double across = (light[i + 1] - light[i - 1]) / 2;
          double down = (light[i + width] - light[i - width]) / 2;
          slope[i] = (float) Math.hypot(across, down);
        }
      }
    }
    double usual = Statistics.quantile(slope, i -> !near.hole()[i], 0.9);
    double least = Math.max(EDGE, 2.5 * usual);
    return field.where(i -> slope[i] > least);
  }

  /** Where the light changes within a few points between two sides that are even themselves. */
  private static boolean[] steps(Vicinity near, float[] light, double grain, boolean[] aside) {
    Field field = near.field();
    int width = field.width();
    boolean[] steps = new boolean[field.length()];
    for (int y = FAR; y < field.height() - FAR; y++) {
      for (int x = FAR; x < width - FAR; x++) {
        int i = y * width + x;
        float away = near.away()[i];
        boolean about = away > 2 * OWN && away < ABOUT * near.size() && !aside[i];
        steps[i] = about && (step(light, i, 1, grain) || step(light, i, width, grain));
      }
    }
    return steps;
  }

  private static boolean step(float[] light, int i, int stride, double grain) {
    double before = mean(light, i, -stride);
    double after = mean(light, i, stride);
    double step = Math.abs(before - after);
    return step > Math.max(STEP, 3 * grain)
        && Math.abs(light[i + stride] - light[i - stride]) > 0.6 * step
        && deviation(light, i, -stride, before) < 0.25 * step
        && deviation(light, i, stride, after) < 0.25 * step;
  }

  private static double mean(float[] light, int i, int stride) {
    double sum = 0;
    for (int k = NEAR; k <= FAR; k++) {
      sum += light[i + k * stride];
    }
    return sum / (FAR - NEAR + 1);
  }

  private static double deviation(float[] light, int i, int stride, double mean) {
    double sum = 0;
    for (int k = NEAR; k <= FAR; k++) {
      double off = light[i + k * stride] - mean;
      sum += off * off;
    }
    return Math.sqrt(sum / (FAR - NEAR + 1));
  }
}
