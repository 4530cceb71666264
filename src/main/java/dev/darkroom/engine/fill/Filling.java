package dev.darkroom.engine.fill;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.model.InpaintModel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a hole from its surroundings: a translucent overlay is undone, thin parts continue the
 * lines around them, all else is completed with patches. The outcome depends on the pixels and the
 * seed alone.
 */
public final class Filling {
  /** Navier-Stokes smears above this thickness, in pixels. */
  private static final double THIN_MAX = 15;

  /** Most pixels that are filled at the scale of the search; bounds the time to a few seconds. */
  private static final int FILLED_MAX = 160_000;

  /** Overlays are looked for in parts of at most so many pixels. */
  private static final long UNBLEND_MAX = 6_000_000;

  /** What is seen around a hole at least, in pixels. */
  private static final int SEEN_MIN = 64;

  /** The same for a network, which was trained on pictures of about this size. */
  private static final int SEEN_MODEL_MIN = 512;

  private static final int RING = 3;

  /** How far an overlay's soft edge may reach into a caller's mask, in pixels. */
  private static final int RIM = 2;

  /** The same of a mask that was drawn a little wider than the overlay. */
  private static final int RIM_MAX = 4;

  private final Bitmap picture;
  private final long seed;
  private final @Nullable InpaintModel model;
  private final Monitor monitor;

  public Filling(Bitmap picture, long seed, Monitor monitor) {
    this(picture, seed, null, monitor);
  }

  /**
   * The same with an operator's network for what patches would fill.
   *
   * @param model null without one
   */
  public Filling(Bitmap picture, long seed, @Nullable InpaintModel model, Monitor monitor) {
    this.picture = picture;
    this.seed = seed;
    this.model = model;
    this.monitor = monitor;
  }

  /**
   * The picture with the hole filled; every pixel where the mask is 0 is bit-identical, values
   * between blend the old pixel with the new one.
   *
   * @throws Refusal MASK_REQUIRED when nothing is left to fill from
   */
  public Bitmap fill(Mask hole) {
    return fill(hole, null);
  }

  /**
   * The same for strokes whose extent is known well.
   *
   * @param core the part that they cover fully, without soft edges
   */
  public Bitmap fillStrokes(Mask hole, Mask core) {
    return fill(hole, core);
  }

  /** The picture without a translucent overlay on the hole; empty where there is none. */
  public Optional<Bitmap> unveil(Mask hole) {
    Bitmap filled = picture.copy();
    Optional<Window> extent = Window.around(hole);
    if (extent.isEmpty()) {
      return Optional.empty();
    }
    Mask rest = lift(hole, null, extent.get(), filled);
    return rest == hole ? Optional.empty() : Optional.of(fill(hole, null, rest, filled));
  }

  private Bitmap fill(Mask hole, @Nullable Mask core) {
    Bitmap filled = picture.copy();
    Optional<Window> extent = Window.around(hole);
    return extent.isEmpty()
        ? filled
        : fill(hole, core, lift(hole, core, extent.get(), filled), filled);
  }

  private Bitmap fill(Mask hole, @Nullable Mask core, Mask rest, Bitmap filled) {
    Holes holes = Holes.of(rest, THIN_MAX);
    for (Window place : holes.places()) {
      if (clearAround(place, hole)) {
        clear(place, holes.thick(), filled);
      } else if (model != null) {
        paint(model, place, holes.thick(), rest, filled);
      } else {
        complete(place, holes.thick(), rest, filled, core == null);
        new Membrane(filled, rest, holes.thick(), place, monitor).fit();
      }
    }
    NavierStokes.fill(filled, holes.thin(), monitor);
    blend(hole, filled);
    return filled;
  }

  /** Undoes a translucent overlay, if there is one; returns what remains to be filled. */
  private Mask lift(Mask hole, @Nullable Mask core, Window extent, Bitmap filled) {
    int width = picture.width();
    Window seen = extent.grown(SEEN_MIN, SEEN_MIN, width, picture.height());
    if (seen.area() > UNBLEND_MAX) {
      return hole;
    }
    Mask part = seen.cut(hole);
    Bitmap near = seen.cut(picture);
    Mask inner = core == null ? Unblend.core(part, RIM) : seen.cut(core);
    Optional<Overlay> overlay = new Unblend(near, part, inner).find();
    for (int rim = RIM + 1; core == null && overlay.isEmpty() && rim <= RIM_MAX; rim++) {
      monitor.check();
      inner = Unblend.core(part, rim);
      overlay = new Unblend(near, part, inner).find();
    }
    if (overlay.isEmpty()) {
      return hole;
    }
    Mask rest = hole.copy();
    for (int y = extent.y(); y < extent.bottom(); y++) {
      for (int x = extent.x(); x < extent.right(); x++) {
        int at = y * width + x;
        if (inner.at(x - seen.x(), y - seen.y()) != 0) {
          overlay.get().lift(filled, at);
          rest.coverage()[at] = 0;
        }
      }
    }
    return rest;
  }

  /** Lets the network paint a place; it sees a square with at least the hole's size around it. */
  private void paint(InpaintModel network, Window place, Mask thick, Mask rest, Bitmap filled) {
    int side = Math.max(SEEN_MODEL_MIN, 2 * Math.max(place.width(), place.height()));
    Window seen =
        place.grown(
            (side - place.width()) / 2,
            (side - place.height()) / 2,
            picture.width(),
            picture.height());
    Bitmap painted = network.fill(seen.cut(filled), seen.cut(rest), monitor);
    for (int y = place.y(); y < place.bottom(); y++) {
      for (int x = place.x(); x < place.right(); x++) {
        int at = y * picture.width() + x;
        if (thick.coverage()[at] != 0) {
          int from = (y - seen.y()) * seen.width() + x - seen.x();
          System.arraycopy(painted.pixels(), 4 * from, filled.pixels(), 4 * at, 3);
          filled.pixels()[4 * at + 3] = (byte) 255;
        }
      }
    }
  }

  /**
   * @param wide whether to look for patches as far away as the place is large; text lies over
   *     anything, and what is near fits best
   */
  private void complete(Window place, Mask thick, Mask rest, Bitmap filled, boolean wide) {
    Completion completion = new Completion(filled, seed, monitor);
    int marginX = wide ? Math.max(SEEN_MIN, place.width()) : SEEN_MIN;
    int marginY = wide ? Math.max(SEEN_MIN, place.height()) : SEEN_MIN;
    Window seen = place.grown(marginX, marginY, picture.width(), picture.height());
    if (!completion.fill(rest, thick, place, seen, FILLED_MAX)
        && !completion.fill(rest, thick, place, Window.of(picture), FILLED_MAX)) {
      throw new Refusal(
          Refusal.Code.MASK_REQUIRED,
          "The mask leaves nothing around it to fill the place from; send a smaller mask.",
          "蒙版周围没有可用来填补的内容，请提供更小的蒙版。");
    }
  }

  /** Whether most of what surrounds a part of the hole is transparent. */
  private boolean clearAround(Window place, Mask hole) {
    Window seen = place.grown(RING, RING, picture.width(), picture.height());
    long known = 0;
    long clear = 0;
    for (int y = seen.y(); y < seen.bottom(); y++) {
      for (int x = seen.x(); x < seen.right(); x++) {
        int at = y * picture.width() + x;
        if (hole.coverage()[at] == 0) {
          known++;
          clear += (picture.pixels()[4 * at + 3] & 255) < 128 ? 1 : 0;
        }
      }
    }
    return 2 * clear > known;
  }

  private void clear(Window place, Mask thick, Bitmap filled) {
    for (int y = place.y(); y < place.bottom(); y++) {
      for (int x = place.x(); x < place.right(); x++) {
        int at = y * picture.width() + x;
        if (thick.coverage()[at] != 0) {
          Arrays.fill(filled.pixels(), 4 * at, 4 * at + 4, (byte) 0);
        }
      }
    }
  }

  private void blend(Mask hole, Bitmap filled) {
    byte[] old = picture.pixels();
    byte[] now = filled.pixels();
    for (int at = 0; at < hole.coverage().length; at++) {
      int part = hole.coverage()[at] & 255;
      if (part != 0 && part != 255) {
        for (int i = 4 * at; i < 4 * at + 4; i++) {
          now[i] = (byte) (((now[i] & 255) * part + (old[i] & 255) * (255 - part) + 127) / 255);
        }
      }
    }
  }
}
