package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Monitor;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Fills thin structures by continuing lines of equal brightness (Bertalmio, Bertozzi and Sapiro,
 * "Navier-Stokes, fluid dynamics, and image and video inpainting", 2001). Sharp up to about 15
 * pixels of thickness, smears beyond. Works tile by tile, so memory does not grow with the picture.
 */
public final class NavierStokes {
  private static final int TILE = 1024;

  /** What a tile sees beyond its edge; more than the thickness of anything filled here. */
  private static final int MARGIN = 32;

  private static final double RADIUS = 3;

  private NavierStokes() {}

  /**
   * Fills the picture's pixels where the hole is not 0, in place. Transparent pixels lend no
   * colour; in a picture that has some, the alpha is continued like the colours.
   */
  static void fill(Bitmap picture, Mask hole, Monitor monitor) {
    Optional<Window> extent = Window.around(hole);
    if (extent.isEmpty()) {
      return;
    }
    Window all = extent.get();
    for (int y = all.y(); y < all.bottom(); y += TILE) {
      for (int x = all.x(); x < all.right(); x += TILE) {
        int width = Math.min(TILE, all.right() - x);
        int height = Math.min(TILE, all.bottom() - y);
        monitor.check();
        tile(picture, hole, new Window(x, y, width, height));
      }
    }
  }

  private static void tile(Bitmap picture, Mask hole, Window tile) {
    if (Window.around(tile.cut(hole)).isEmpty()) {
      return;
    }
    Window seen = tile.grown(MARGIN, MARGIN, picture.width(), picture.height());
    Bitmap part = seen.cut(picture);
    Mask gap = seen.cut(hole);
    byte[] colours = colours(part, gap);
    byte[] alpha = alpha(part, gap);
    for (int y = tile.y(); y < tile.bottom(); y++) {
      for (int x = tile.x(); x < tile.right(); x++) {
        int at = y * picture.width() + x;
        if (hole.coverage()[at] != 0) {
          int from = (y - seen.y()) * seen.width() + x - seen.x();
          System.arraycopy(colours, 3 * from, picture.pixels(), 4 * at, 3);
          picture.pixels()[4 * at + 3] = alpha[from];
        }
      }
    }
  }

  /** Blue, green, red of the whole part with its hole filled. */
  private static byte[] colours(Bitmap part, Mask hole) {
    int count = hole.coverage().length;
    byte[] colours = new byte[3 * count];
    boolean[] unknown = new boolean[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(part.pixels(), 4 * i, colours, 3 * i, 3);
      unknown[i] = hole.coverage()[i] != 0 || part.pixels()[4 * i + 3] != (byte) 255;
    }
    return filled(colours, unknown, part.width(), part.height());
  }

  private static byte[] alpha(Bitmap part, Mask hole) {
    byte[] alpha = new byte[hole.coverage().length];
    boolean[] unknown = new boolean[alpha.length];
    boolean opaque = true;
    for (int i = 0; i < alpha.length; i++) {
      unknown[i] = hole.coverage()[i] != 0;
      alpha[i] = part.pixels()[4 * i + 3];
      opaque &= alpha[i] == (byte) 255;
    }
    return opaque ? alpha : filled(alpha, unknown, part.width(), part.height());
  }

  /**
   * @param values of each pixel in turn, one or three
   * @return the same with the unknown pixels filled
   */
  public static byte[] filled(byte[] values, boolean[] unknown, int width, int height) {
    byte[] hole = new byte[unknown.length];
    for (int i = 0; i < hole.length; i++) {
      hole[i] = unknown[i] ? (byte) 255 : 0;
    }
    int type = values.length == hole.length ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3;
    try (Mat picture = new Mat(height, width, type);
        Mat mask = Mats.from(new Mask(width, height, hole));
        Mat result = new Mat()) {
      picture.data().put(values);
      opencv_photo.inpaint(picture, mask, result, RADIUS, opencv_photo.INPAINT_NS);
      byte[] filled = new byte[values.length];
      result.data().get(filled);
      return filled;
    }
  }
}
