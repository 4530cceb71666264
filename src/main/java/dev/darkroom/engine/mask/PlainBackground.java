package dev.darkroom.engine.mask;

import dev.darkroom.engine.Monitor;
import org.jspecify.annotations.Nullable;

/**
 * The subject before a plain background: all that a flood from the frame, over pixels that follow
 * the {@link BorderSurface} or its soft shadow, does not reach.
 */
final class PlainBackground {
  private static final String HOW = "plain background";

  /** Above these the frame is a scene, not a backdrop: lightness, colour, share that follows. */
  private static final double LIGHTNESS_SPREAD_MAX = 0.045;

  private static final double TINT_SPREAD_MAX = 0.02;
  private static final double INLIERS_MIN = 0.6;

  /** A change across three pixels that noise on a backdrop does not make. */
  private static final double EDGE_MIN = 0.02;

  private static final int SIDE_MIN = 16;

  private static final double[] TOLERANCES = {0.75, 1, 1.4};

  private final Thumbnail picture;
  private final BorderSurface surface;
  private final float[] slope;

  private PlainBackground(Thumbnail picture, BorderSurface surface) {
    this.picture = picture;
    this.surface = surface;
    this.slope = slope();
  }

  /** Null when the frame does not look like one backdrop. */
  static @Nullable PlainBackground of(Thumbnail picture) {
    if (Math.min(picture.width(), picture.height()) < SIDE_MIN) {
      return null;
    }
    BorderSurface surface = BorderSurface.fit(picture);
    if (surface.spread()[0] > LIGHTNESS_SPREAD_MAX
        || surface.spread()[1] > TINT_SPREAD_MAX
        || surface.inliers() < INLIERS_MIN) {
      return null;
    }
    return new PlainBackground(picture, surface);
  }

  Candidate find(Monitor monitor) {
    Shape found = refined(flooded(1));
    monitor.check();
    if (found.area() == 0) {
      return Candidate.none(picture, HOW);
    }
    double agreement = 0;
    for (double tolerance : TOLERANCES) {
      agreement += found.overlap(flooded(tolerance)) / TOLERANCES.length;
    }
    return new Candidate(found, agreement, HOW);
  }

  /**
   * Whether a proposal looks like a thing before this backdrop: 1 when its whole outline is sharp,
   * less when part of it lies in the open or in a shadow.
   */
  Candidate weighed(Candidate candidate) {
    double trust = Math.clamp((sharpness(candidate.shape()) - 0.4) / 0.5, 0, 1);
    return new Candidate(candidate.shape(), candidate.agreement() * trust, candidate.how());
  }

  /** The share of a shape's outline along which the picture changes. */
  double sharpness(Shape shape) {
    Shape outline = shape.and(shape.shrunk(1).not());
    int edge = 0;
    int sharp = 0;
    for (int i = 0; i < outline.inside().length; i++) {
      if (outline.inside()[i]) {
        edge++;
        sharp += range(i) > EDGE_MIN + 4 * surface.spread()[0] ? 1 : 0;
      }
    }
    return edge == 0 ? 0 : sharp / (double) edge;
  }

  /** The largest difference in L, a or b between the pixels next to one. */
  private double range(int i) {
    int width = picture.width();
    int x = Math.clamp(i % width, 1, width - 2);
    int y = Math.clamp(i / width, 1, picture.height() - 2);
    double most = 0;
    for (int c = 0; c < 3; c++) {
      double low = 2;
      double high = -2;
      for (int k = 0; k < 9; k++) {
        double value = picture.lab()[3 * ((y + k / 3 - 1) * width + x + k % 3 - 1) + c];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      most = Math.max(most, high - low);
    }
    return most;
  }

  private Shape flooded(double tolerance) {
    int width = picture.width();
    int height = picture.height();
    Shape passable = Shape.where(width, height, i -> passable(i, tolerance));
    Shape reached = passable.reachedFrom(Shape.frame(width, height, 1));
    Shape rest = Holes.open(reached.not().opened(1), i -> passable(i, 0.6 * tolerance));
    Parts parts = Parts.of(rest);
    return parts.atLeast(Math.max(width * height / 1500, parts.largest() / 8));
  }

  private boolean passable(int i, double tolerance) {
    double light = surface.lighter(picture, i);
    double tint = surface.tinted(picture, i);
    double lightMax = tolerance * Math.max(0.02, 4 * surface.spread()[0]);
    double tintMax = tolerance * Math.max(0.012, 4 * surface.spread()[1]);
    if (tint > tintMax) {
      return false;
    }
    boolean softShadow =
        light < 0
            && light > -0.3 * tolerance
            && slope[i] < tolerance * Math.max(0.012, 2 * surface.spread()[0]);
    return Math.abs(light) < lightMax || softShadow;
  }

  /** Lets the picture's own edges decide in a band around the flood's outline. */
  private Shape refined(Shape rough) {
    int band = Math.max(2, picture.width() / 120);
    Shape core = rough.shrunk(band);
    Shape near = rough.grown(band);
    byte[] known = new byte[picture.count()];
    for (int i = 0; i < known.length; i++) {
      known[i] =
          core.inside()[i]
              ? GraphCut.IN
              : !near.inside()[i]
                  ? GraphCut.OUT
                  : rough.inside()[i] ? GraphCut.MAYBE_IN : GraphCut.MAYBE_OUT;
    }
    Shape cut = GraphCut.cut(picture.width(), picture.height(), picture.bgr(), known, 2);
    // Where both sides look alike the cut knows nothing; the flood then stands.
    return cut.overlap(rough) > 0.8 ? cut.opened(1) : rough;
  }

  /** How fast the lightness changes at each pixel, smoothed against noise. */
  private float[] slope() {
    int width = picture.width();
    int height = picture.height();
    float[] light = new float[picture.count()];
    for (int i = 0; i < light.length; i++) {
      light[i] = picture.lab()[3 * i];
    }
    float[] smooth = BoxFilter.mean(light, width, height, 1);
    float[] result = new float[light.length];
    for (int i = 0; i < result.length; i++) {
      int x = i % width;
      float left = smooth[x > 0 ? i - 1 : i];
      float right = smooth[x < width - 1 ? i + 1 : i];
      float up = smooth[i >= width ? i - width : i];
      float down = smooth[i + width < light.length ? i + width : i];
      float across = right - left;
      float along = down - up;
      result[i] = (float) Math.sqrt(across * across + along * along) / 2;
    }
    return result;
  }
}
