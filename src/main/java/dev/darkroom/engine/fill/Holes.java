package dev.darkroom.engine.fill;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A hole taken apart into what is thin and what is not.
 *
 * @param thin the pixels of all thin parts
 * @param thick the pixels of all other parts
 * @param places around thick parts, those close together joined
 */
record Holes(Mask thin, Mask thick, List<Window> places) {
  /** Parts are looked for at no more pixels than these. */
  private static final long LOOK_MAX = 4_000_000;

  /** More places than these are filled as one. */
  private static final int PLACES_MAX = 32;

  private static final int JOIN = 24;

  /**
   * @param thinMax the greatest thickness of a thin part, in pixels
   */
  static Holes of(Mask hole, double thinMax) {
    Mask thin = new Mask(hole.width(), hole.height());
    Mask thick = new Mask(hole.width(), hole.height());
    Optional<Window> extent = Window.around(hole);
    if (extent.isEmpty()) {
      return new Holes(thin, thick, List.of());
    }
    Window all = extent.get();
    int scale = (int) Math.ceil(Math.sqrt(Math.max(1.0, (double) all.area() / LOOK_MAX)));
    Parts parts = Parts.of(reduced(hole, all, scale));
    for (int y = all.y(); y < all.bottom(); y++) {
      for (int x = all.x(); x < all.right(); x++) {
        int at = y * hole.width() + x;
        if (hole.coverage()[at] != 0) {
          boolean slim = parts.thickness(x - all.x(), y - all.y(), scale) <= thinMax;
          (slim ? thin : thick).coverage()[at] = hole.coverage()[at];
        }
      }
    }
    return new Holes(thin, thick, parts.places(all, scale, thinMax));
  }

  /** At 1 / scale; set where any pixel below is. */
  private static Mask reduced(Mask hole, Window all, int scale) {
    int width = Math.ceilDiv(all.width(), scale);
    Mask small = new Mask(width, Math.ceilDiv(all.height(), scale));
    for (int y = all.y(); y < all.bottom(); y++) {
      int row = (y - all.y()) / scale * width;
      for (int x = all.x(); x < all.right(); x++) {
        if (hole.coverage()[y * hole.width() + x] != 0) {
          small.coverage()[row + (x - all.x()) / scale] = (byte) 255;
        }
      }
    }
    return small;
  }

  /** The connected parts of a mask. */
  private static final class Parts {
    private final int width;

    /** For each pixel its part, 0 outside. */
    private final int[] labels;

    /** For each part the distance of its deepest pixel. */
    private final int[] depth;

    /** Around each part. */
    private final List<Window> windows;

    private Parts(int width, int[] labels, int[] depth, List<Window> windows) {
      this.width = width;
      this.labels = labels;
      this.depth = depth;
      this.windows = windows;
    }

    static Parts of(Mask mask) {
      int width = mask.width();
      int[] labels = new int[width * mask.height()];
      List<Window> windows = new ArrayList<>();
      try (Mat input = Mats.from(mask);
          Mat numbered = new Mat();
          Mat stats = new Mat();
          Mat centres = new Mat()) {
        int count = opencv_imgproc.connectedComponentsWithStats(input, numbered, stats, centres);
        numbered.<IntBuffer>createBuffer().get(labels);
        try (IntIndexer rows = stats.createIndexer()) {
          for (int part = 0; part < count; part++) {
            windows.add(
                new Window(
                    Math.max(0, rows.get(part, 0)),
                    Math.max(0, rows.get(part, 1)),
                    Math.max(1, rows.get(part, 2)),
                    Math.max(1, rows.get(part, 3))));
          }
        }
      }
      return new Parts(width, labels, deepest(labels, windows.size(), mask), windows);
    }

    private static int[] deepest(int[] labels, int count, Mask mask) {
      boolean[] region = new boolean[labels.length];
      for (int i = 0; i < labels.length; i++) {
        region[i] = labels[i] != 0;
      }
      int[] depth = Depth.into(region, mask.width(), mask.height());
      int[] deepest = new int[count];
      for (int i = 0; i < labels.length; i++) {
        deepest[labels[i]] = Math.max(deepest[labels[i]], depth[i]);
      }
      return deepest;
    }

    /** In pixels of the full mask, of the part that lies there. */
    double thickness(int x, int y, int scale) {
      int part = labels[y / scale * width + x / scale];
      return thickness(part, scale);
    }

    private double thickness(int part, int scale) {
      return (2.0 * depth[part] / Depth.UNIT - 1) * scale;
    }

    List<Window> places(Window all, int scale, double thinMax) {
      List<Window> places = new ArrayList<>();
      for (int part = 1; part < windows.size(); part++) {
        if (thickness(part, scale) > thinMax) {
          Window w = windows.get(part);
          int x = all.x() + w.x() * scale;
          int y = all.y() + w.y() * scale;
          Window full = new Window(x, y, w.width() * scale, w.height() * scale);
          add(places, full);
          if (places.size() > PLACES_MAX) {
            Window joined = places.stream().reduce(Window::with).orElse(full);
            places = new ArrayList<>(List.of(joined));
          }
        }
      }
      return places;
    }

    /** Adds a place, joined with all that it comes close to. */
    private static void add(List<Window> places, Window place) {
      Window grown = place;
      for (int i = 0; i < places.size(); i++) {
        if (near(places.get(i), grown)) {
          grown = grown.with(places.remove(i));
          i = -1;
        }
      }
      places.add(grown);
    }

    private static boolean near(Window a, Window b) {
      return a.x() - JOIN < b.right()
          && b.x() - JOIN < a.right()
          && a.y() - JOIN < b.bottom()
          && b.y() - JOIN < a.bottom();
    }
  }
}
