package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import java.util.Arrays;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Prepares a region that was found for being taken out. */
public final class Region {
  /** What a soft matte must reach to belong to the thing. */
  private static final int PRESENT = 64;

  private Region() {}

  public static boolean empty(Mask mask) {
    return Window.around(mask).isEmpty();
  }

  /**
   * The region as a whole thing: without gaps inside, and grown over its soft edge and what it
   * reflects on its surroundings.
   */
  public static Mask solid(Mask found) {
    int grow = Math.clamp(Math.max(found.width(), found.height()) / 100, 3, 25);
    try (Mat mask = Mats.from(found);
        MatVector outlines = new MatVector();
        Scalar white = Scalar.all(255);
        Point anywhere = new Point(-1, -1);
        Size size = new Size(2 * grow + 1, 2 * grow + 1);
        Mat brush = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size)) {
      opencv_imgproc.threshold(mask, mask, PRESENT, 255, opencv_imgproc.THRESH_BINARY);
      opencv_imgproc.morphologyEx(mask, mask, opencv_imgproc.MORPH_CLOSE, brush);
      opencv_imgproc.findContours(
          mask, outlines, opencv_imgproc.RETR_EXTERNAL, opencv_imgproc.CHAIN_APPROX_NONE);
      opencv_imgproc.drawContours(
          mask, outlines, -1, white, opencv_imgproc.FILLED, 8, null, 0, anywhere);
      opencv_imgproc.dilate(mask, mask, brush);
      return Mats.toMask(mask);
    }
  }

  /** Everything that the mask touches, in full. */
  public static Mask touched(Mask mask) {
    Mask result = mask.copy();
    for (int i = 0; i < result.coverage().length; i++) {
      result.coverage()[i] = (byte) (result.coverage()[i] == 0 ? 0 : 255);
    }
    return result;
  }

  /**
   * One fill of a place at its outline, and the other deep inside.
   *
   * @param reach how far the first runs out, as a share of the square root of the frame's pixels
   */
  public static Bitmap inwards(Bitmap outer, Bitmap inner, Mask place, double reach) {
    double pixels = Depth.UNIT * reach * Math.sqrt((double) place.width() * place.height());
    int[] depth = Depth.into(place);
    Bitmap result = outer.copy();
    for (int i = 0; i < depth.length; i++) {
      double deep = depth[i] / pixels;
      double share = 1 - Math.exp(-deep * deep);
      for (int c = 4 * i; depth[i] > 0 && c < 4 * i + 4; c++) {
        int from = outer.pixels()[c] & 255;
        int to = inner.pixels()[c] & 255;
        result.pixels()[c] = (byte) Math.round(from + share * (to - from));
      }
    }
    return result;
  }

  /** The region and all pixels in which two pictures differ. */
  public static Mask differing(Bitmap one, Bitmap other, Mask region) {
    Mask result = region.copy();
    for (int i = 0; i < result.coverage().length; i++) {
      if (Arrays.mismatch(one.pixels(), 4 * i, 4 * i + 4, other.pixels(), 4 * i, 4 * i + 4) >= 0) {
        result.coverage()[i] = (byte) 255;
      }
    }
    return result;
  }

  /** The share of the region that its largest connected part holds, 0 to 1. */
  public static double largestShare(Mask mask) {
    try (Mat input = Mats.from(mask);
        Mat labels = new Mat();
        Mat stats = new Mat();
        Mat centres = new Mat()) {
      int count = opencv_imgproc.connectedComponentsWithStats(input, labels, stats, centres);
      long all = 0;
      long largest = 0;
      try (IntIndexer rows = stats.createIndexer()) {
        for (int part = 1; part < count; part++) {
          int area = rows.get(part, opencv_imgproc.CC_STAT_AREA);
          all += area;
          largest = Math.max(largest, area);
        }
      }
      return all == 0 ? 0 : (double) largest / all;
    }
  }
}
