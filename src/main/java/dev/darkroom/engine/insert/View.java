package dev.darkroom.engine.insert;

import dev.darkroom.engine.product.scene.Bounds;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Camera;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/**
 * How a photo's camera sees a place on level ground, y = 0. Places in the picture are pixels right
 * of and below the one that shows the target.
 *
 * @param target a point of the thing, in centimetres
 * @param toEye the unit direction from the target to the camera
 * @param distance from the target to the camera
 * @param pixel the size of a pixel at distance 1
 */
record View(Vec target, Vec toEye, double distance, double pixel) {
  /** What phones and usual lenses show, in degrees of the shorter side. */
  private static final double FIELD_OF_VIEW = 38;

  private static final int ROUNDS = 5;

  /** A rectangle in pixels round the target's. */
  record Extent(double left, double top, double right, double bottom) {
    double width() {
      return right - left;
    }

    double height() {
      return bottom - top;
    }

    /** What {@link #fitting} makes as large as it was asked to. */
    double size() {
      return Math.max(height(), 0.8 * width());
    }
  }

  /**
   * The view in which the bodies are so large.
   *
   * @param pitch of the camera below the horizontal, in degrees
   * @param size in pixels, see {@link Extent#size}
   * @param shorter the photo's shorter side in pixels
   */
  static View fitting(List<Body> bodies, double pitch, double size, int shorter) {
    double angle = Math.toRadians(pitch);
    double pixel = 2 * Math.tan(Math.toRadians(FIELD_OF_VIEW / 2)) / shorter;
    Bounds bounds = Bounds.of(bodies);
    Vec toEye = new Vec(0, Math.sin(angle), Math.cos(angle));
    View view = new View(bounds.middle(), toEye, 2 * bounds.reach() / (size * pixel), pixel);
    for (int round = 0; round < ROUNDS; round++) {
      double nearer = view.extent(bodies).size() / size;
      double distance = Math.max(1.2 * bounds.reach(), view.distance * nearer);
      view = new View(bounds.middle(), toEye, distance, pixel);
    }
    return view;
  }

  Vec eye() {
    return target.plus(toEye.times(distance));
  }

  /** The picture's way up. */
  Vec up() {
    return new Vec(0, toEye.z(), -toEye.y());
  }

  /** The pixel that shows a point, as right and down; not a number for what is behind the lens. */
  double[] project(double x, double y, double z) {
    double dx = x - target.x();
    double dy = y - target.y();
    double dz = z - target.z();
    double depth = (distance - dy * toEye.y() - dz * toEye.z()) * pixel;
    if (depth <= 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    return new double[] {dx / depth, -(dy * toEye.z() - dz * toEye.y()) / depth};
  }

  /** The box round all that the bodies cover. */
  Extent extent(List<Body> bodies) {
    double left = 1e9;
    double top = 1e9;
    double right = -1e9;
    double bottom = -1e9;
    for (Body body : bodies) {
      float[] p = body.mesh().positions();
      for (int i = 0; i < p.length; i += 3) {
        double[] at = project(p[i], p[i + 1], p[i + 2]);
        left = Math.min(left, at[0]);
        right = Math.max(right, at[0]);
        top = Math.min(top, at[1]);
        bottom = Math.max(bottom, at[1]);
      }
    }
    return new Extent(left, top, right, bottom);
  }

  /**
   * A camera whose picture has the target in its middle.
   *
   * @param scale pixels of that picture for one of the photo's
   */
  Camera camera(int width, int height, double scale) {
    double half = Math.min(width, height) * pixel / scale / 2;
    return new Camera(eye(), target, 2 * Math.toDegrees(Math.atan(half)), 0, distance);
  }
}
