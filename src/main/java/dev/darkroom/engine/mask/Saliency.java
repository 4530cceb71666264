package dev.darkroom.engine.mask;

import java.util.Arrays;

/**
 * How much each pixel stands out, by robust background detection (Zhu, Liang, Wei, Sun, "Saliency
 * optimization from robust background detection", 2014): what connects to the frame through like
 * colours is background; what differs from that stands out.
 */
final class Saliency {
  private static final double GEODESIC_SIGMA = 7;
  private static final double PLACE_SIGMA = 0.35;

  private final Superpixels patches;
  private final int count;
  private final double[][] geodesic;

  private Saliency(Superpixels patches) {
    this.patches = patches;
    this.count = patches.count();
    this.geodesic = geodesics();
  }

  /** 0 to 1 for each pixel. */
  static float[] of(Thumbnail picture) {
    Superpixels patches = Superpixels.of(picture);
    double[] value = new Saliency(patches).optimised();
    double least = Arrays.stream(value).min().orElse(0);
    double range = Math.max(1e-9, Arrays.stream(value).max().orElse(1) - least);
    float[] result = new float[picture.count()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) ((value[patches.label()[i]] - least) / range);
    }
    return result;
  }

  private double[] optimised() {
    double[] background = background();
    double[] contrast = contrast(background);
    double[][] system = new double[count][count + 1];
    for (int i = 0; i < count; i++) {
      system[i][i] += background[i] + contrast[i] + 1e-6;
      system[i][count] = contrast[i];
      for (int j = 0; j < count; j++) {
        if (patches.neighbours()[i][j]) {
          double d = patches.distance(i, j);
          double weight = Math.exp(-d * d / (2 * GEODESIC_SIGMA * GEODESIC_SIGMA)) + 0.1;
          system[i][i] += weight;
          system[i][j] -= weight;
        }
      }
    }
    return LinearSystem.solve(system);
  }

  /** How surely each patch belongs to the frame's surroundings, 0 to 1. */
  private double[] background() {
    double[] result = new double[count];
    for (int i = 0; i < count; i++) {
      double area = 0;
      double border = 0;
      for (int j = 0; j < count; j++) {
        double d = geodesic[i][j];
        double same = Math.exp(-d * d / (2 * GEODESIC_SIGMA * GEODESIC_SIGMA));
        area += same;
        border += patches.edge()[j] ? same : 0;
      }
      double connectivity = border / Math.sqrt(area);
      result[i] = 1 - Math.exp(-connectivity * connectivity / 2);
    }
    return result;
  }

  private double[] contrast(double[] background) {
    double[] result = new double[count];
    double most = 1e-9;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double dx = patches.x()[i] - patches.x()[j];
        double dy = patches.y()[i] - patches.y()[j];
        double near = Math.exp(-(dx * dx + dy * dy) / (2 * PLACE_SIGMA * PLACE_SIGMA));
        result[i] += patches.distance(i, j) * near * background[j];
      }
      most = Math.max(most, result[i]);
    }
    for (int i = 0; i < count; i++) {
      result[i] /= most;
    }
    return result;
  }

  /** The least sum of colour steps between each two patches; the frame counts as connected. */
  private double[][] geodesics() {
    double clip = 0;
    double[][] step = new double[count][count];
    for (int i = 0; i < count; i++) {
      double least = Double.MAX_VALUE;
      for (int j = 0; j < count; j++) {
        boolean linked = patches.neighbours()[i][j] || (patches.edge()[i] && patches.edge()[j]);
        step[i][j] = i == j ? 0 : linked ? patches.distance(i, j) : Double.POSITIVE_INFINITY;
        least = patches.neighbours()[i][j] ? Math.min(least, step[i][j]) : least;
      }
      clip += (least == Double.MAX_VALUE ? 0 : least) / count;
    }
    for (double[] row : step) {
      for (int j = 0; j < count; j++) {
        row[j] = Math.max(0, row[j] - clip);
      }
    }
    for (int k = 0; k < count; k++) {
      double[] through = step[k];
      for (int i = 0; i < count; i++) {
        double first = step[i][k];
        double[] row = step[i];
        for (int j = 0; j < count; j++) {
          row[j] = Math.min(row[j], first + through[j]);
        }
      }
    }
    return step;
  }
}
