package dev.darkroom.engine.product.scene;

import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Camera;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** Finds the camera's place: the products fill the share of the frame that the words ask for. */
public final class Framer {
  private static final double FIELD_OF_VIEW = 24;
  private static final int ROUNDS = 12;

  private final List<Body> products;
  private final double halfWidth;
  private final double halfHeight;

  /** The products' box in the picture, where the frame is -1 to 1 both ways. */
  private record Seen(double left, double right, double bottom, double top) {}

  public Framer(List<Body> products, int width, int height) {
    this.products = products;
    double tangent = Math.tan(Math.toRadians(FIELD_OF_VIEW / 2));
    double shorter = Math.min(width, height);
    this.halfWidth = tangent * width / shorter;
    this.halfHeight = tangent * height / shorter;
  }

  /**
   * The camera.
   *
   * @param azimuth in degrees, to the right
   * @param lift in degrees, more or less height than the words' angle has
   */
  public Camera camera(Shot shot, double azimuth, double lift) {
    Vec toEye = direction(shot.angle(), azimuth, lift);
    Vec right = right(toEye);
    Vec up = toEye.cross(right);
    Bounds bounds = Bounds.of(products);
    double share = share(shot.framing());
    double across = shot.placing() == Shot.Placing.CENTRE ? share : Math.min(share, 0.56);
    double aside =
        switch (shot.placing()) {
          case CENTRE -> 0;
          case LEFT -> -1.0 / 3;
          case RIGHT -> 1.0 / 3;
        };
    double sink = shot.angle() == Shot.Angle.TOP_DOWN ? 0 : -0.04 * (1 - share);
    Vec target = bounds.middle();
    double distance = bounds.reach() * 6;
    for (int round = 0; round < ROUNDS; round++) {
      Seen seen = seen(target.plus(toEye.times(distance)), toEye, right, up);
      double wide = (seen.right - seen.left) / 2 / across;
      double tall = (seen.top - seen.bottom) / 2 / share;
      double x = (seen.left + seen.right) / 2 - aside;
      double y = (seen.bottom + seen.top) / 2 - sink;
      target =
          target
              .plus(right.times(x * halfWidth * distance))
              .plus(up.times(y * halfHeight * distance));
      distance *= Math.clamp(Math.max(wide, tall), 0.5, 2.0);
    }
    double focus = distance - bounds.size().z() * 0.25;
    return new Camera(
        target.plus(toEye.times(distance)), target, FIELD_OF_VIEW, 0.006 * distance, focus);
  }

  private Seen seen(Vec eye, Vec toEye, Vec right, Vec up) {
    double left = 1e9;
    double rightmost = -1e9;
    double bottom = 1e9;
    double top = -1e9;
    double ahead = eye.dot(toEye);
    double aside = eye.dot(right);
    double above = eye.dot(up);
    for (Body body : products) {
      float[] p = body.mesh().positions();
      for (int i = 0; i < p.length; i += 3) {
        double depth = Math.max(1e-3, ahead - along(toEye, p, i));
        double x = (along(right, p, i) - aside) / depth / halfWidth;
        double y = (along(up, p, i) - above) / depth / halfHeight;
        left = Math.min(left, x);
        rightmost = Math.max(rightmost, x);
        bottom = Math.min(bottom, y);
        top = Math.max(top, y);
      }
    }
    return new Seen(left, rightmost, bottom, top);
  }

  private static double along(Vec direction, float[] points, int at) {
    return direction.x() * points[at]
        + direction.y() * points[at + 1]
        + direction.z() * points[at + 2];
  }

  private static double share(Shot.Framing framing) {
    return switch (framing) {
      case CLOSE_UP -> 0.9;
      case USUAL -> 0.68;
      case WIDE -> 0.36;
    };
  }

  private static Vec direction(Shot.Angle angle, double azimuth, double lift) {
    if (angle == Shot.Angle.TOP_DOWN) {
      return new Vec(0, 1, 0);
    }
    double height =
        Math.toRadians(
            lift
                + switch (angle) {
                  case EYE_LEVEL -> 11;
                  case RAISED -> 32;
                  case STEEP -> 48;
                  case LOW -> 1.5;
                  case TOP_DOWN -> 90;
                });
    double round = Math.toRadians(azimuth);
    return new Vec(
        Math.cos(height) * Math.sin(round), Math.sin(height), Math.cos(height) * Math.cos(round));
  }

  private static Vec right(Vec toEye) {
    return Math.hypot(toEye.x(), toEye.z()) < 1e-6
        ? new Vec(1, 0, 0)
        : new Vec(toEye.z(), 0, -toEye.x()).unit();
  }
}
