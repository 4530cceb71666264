package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** How hard it is to continue what surrounds a hole. */
public final class Surroundings {
  /** The hole with its surroundings is looked at at this size, in pixels of the longer side. */
  private static final int SIDE = 320;

  private static final int RING = 10;

  /** A step of brightness that makes an edge, of 255 over two pixels. */
  private static final int EDGE = 24;

  private Surroundings() {}

  /**
   * The share of a ring around the hole that lies on an edge, 0 to 1: under 0.1 for sky, walls and
   * fine texture, over 0.25 among other objects.
   */
  public static double complexity(Bitmap picture, Mask hole) {
    Optional<Window> extent = Window.around(hole);
    if (extent.isEmpty()) {
      return 0;
    }
    Window place = extent.get();
    int margin = Math.max(RING, Math.max(place.width(), place.height()) / 4);
    Window seen = place.grown(margin, margin, picture.width(), picture.height());
    double scale = Math.min(1, (double) SIDE / Math.max(seen.width(), seen.height()));
    int width = Math.max(1, (int) Math.round(seen.width() * scale));
    int height = Math.max(1, (int) Math.round(seen.height() * scale));
    byte[] grey = new byte[width * height];
    byte[] gap = new byte[width * height];
    try (Mat full = Mats.from(seen.cut(picture));
        Mat mask = Mats.from(seen.cut(hole));
        Size size = new Size(width, height);
        Size soft = new Size(5, 5)) {
      opencv_imgproc.cvtColor(full, full, opencv_imgproc.COLOR_BGRA2GRAY);
      opencv_imgproc.resize(full, full, size, 0, 0, opencv_imgproc.INTER_AREA);
      opencv_imgproc.resize(mask, mask, size, 0, 0, opencv_imgproc.INTER_AREA);
      opencv_imgproc.GaussianBlur(full, full, soft, 1.2);
      full.data().get(grey);
      mask.data().get(gap);
    }
    return edges(grey, away(gap, width, height), width, height);
  }

  private static int[] away(byte[] gap, int width, int height) {
    boolean[] known = new boolean[gap.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = gap[i] == 0;
    }
    return Depth.into(known, width, height);
  }

  private static double edges(byte[] grey, int[] away, int width, int height) {
    int ring = 0;
    int edges = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        // The hole's own outline blurs two pixels outwards and is no edge of the surroundings.
        if (away[at] > 3 * Depth.UNIT && away[at] <= (3 + RING) * Depth.UNIT) {
          int across = Math.abs((grey[at + 1] & 255) - (grey[at - 1] & 255));
          int down = Math.abs((grey[at + width] & 255) - (grey[at - width] & 255));
          ring++;
          edges += Math.max(across, down) >= EDGE ? 1 : 0;
        }
      }
    }
    return ring == 0 ? 1 : (double) edges / ring;
  }
}
