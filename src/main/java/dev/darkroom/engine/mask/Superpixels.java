package dev.darkroom.engine.mask;

import java.nio.IntBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_ximgproc.SuperpixelSLIC;

/**
 * About 250 patches of like colour (SLIC, Achanta 2012).
 *
 * @param label of each pixel, 0 to count - 1
 * @param colour mean OKLab of each patch, scaled so that a step of 1 is about just visible
 * @param x mean place of each patch, 0 to 1 of the longer side, as is y
 * @param edge which patches touch the frame
 * @param neighbours which pairs touch
 */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record Superpixels(
    int[] label,
    double[][] colour,
    double[] x,
    double[] y,
    boolean[] edge,
    boolean[][] neighbours) {
  private static final int COUNT_WANTED = 250;

  int count() {
    return x.length;
  }

  double distance(int i, int j) {
    double l = colour[i][0] - colour[j][0];
    double a = colour[i][1] - colour[j][1];
    double b = colour[i][2] - colour[j][2];
    return Math.sqrt(l * l + a * a + b * b);
  }

  static Superpixels of(Thumbnail picture) {
    int[] label = slic(picture);
    int count = compact(label);
    int width = picture.width();
    double side = Math.max(width, picture.height());
    double[][] colour = new double[count][3];
    double[] x = new double[count];
    double[] y = new double[count];
    int[] size = new int[count];
    boolean[] edge = new boolean[count];
    boolean[][] neighbours = new boolean[count][count];
    for (int i = 0; i < label.length; i++) {
      int k = label[i];
      size[k]++;
      int row = i / width;
      x[k] += i % width / side;
      y[k] += row / side;
      colour[k][0] += 100 * picture.lab()[3 * i];
      colour[k][1] += 320 * picture.lab()[3 * i + 1];
      colour[k][2] += 320 * picture.lab()[3 * i + 2];
      boolean lastColumn = i % width == width - 1;
      boolean lastRow = i + width >= label.length;
      edge[k] |= i % width == 0 || lastColumn || i < width || lastRow;
      join(neighbours, k, lastColumn ? k : label[i + 1]);
      join(neighbours, k, lastRow ? k : label[i + width]);
    }
    for (int k = 0; k < count; k++) {
      x[k] /= size[k];
      y[k] /= size[k];
      for (int c = 0; c < 3; c++) {
        colour[k][c] /= size[k];
      }
    }
    return new Superpixels(label, colour, x, y, edge, neighbours);
  }

  private static void join(boolean[][] neighbours, int a, int b) {
    if (a != b) {
      neighbours[a][b] = true;
      neighbours[b][a] = true;
    }
  }

  private static int[] slic(Thumbnail picture) {
    int region = (int) Math.max(4, Math.sqrt(picture.count() / (double) COUNT_WANTED));
    try (var _ = new PointerScope()) {
      Mat image = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3);
      byte[] lab = new byte[3 * picture.count()];
      for (int i = 0; i < lab.length; i++) {
        double value = i % 3 == 0 ? 255 * picture.lab()[i] : 128 + 320 * picture.lab()[i];
        lab[i] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
      image.data().put(lab);
      SuperpixelSLIC slic =
          opencv_ximgproc.createSuperpixelSLIC(image, opencv_ximgproc.SLIC, region, 12f);
      slic.iterate(8);
      slic.enforceLabelConnectivity(25);
      Mat labels = new Mat();
      slic.getLabels(labels);
      int[] label = new int[picture.count()];
      IntBuffer buffer = labels.createBuffer();
      buffer.get(label);
      return label;
    }
  }

  /** Renumbers the labels without gaps; returns their count. */
  private static int compact(int[] label) {
    int max = 0;
    for (int k : label) {
      max = Math.max(max, k);
    }
    int[] number = new int[max + 1];
    int count = 0;
    for (int i = 0; i < label.length; i++) {
      if (number[label[i]] == 0) {
        number[label[i]] = ++count;
      }
      label[i] = number[label[i]] - 1;
    }
    return count;
  }
}
