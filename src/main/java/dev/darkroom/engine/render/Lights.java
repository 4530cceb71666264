package dev.darkroom.engine.render;

import java.util.Arrays;
import java.util.List;

/**
 * What light is sought from at each hit: the softboxes, then the glowing bodies. Shared by all
 * threads and never written again.
 */
final class Lights {
  /** One light; a glowing body has triangles, a softbox has its rectangle. */
  static final class Light {
    Vec centre = Vec.ZERO;
    Vec halfWidth = Vec.ZERO;
    Vec halfHeight = Vec.ZERO;
    Vec normal = Vec.ZERO;

    /** Across the rectangle, square to one edge each; its points reach so far along them. */
    Vec acrossWidth = Vec.ZERO;

    Vec acrossHeight = Vec.ZERO;
    double widthReach;
    double heightReach;
    Vec radiance = Vec.ZERO;
    double area;

    /** The triangles of a glowing body and their areas added up; empty for a softbox. */
    int[] triangles = {};

    double[] areas = {};

    boolean softbox() {
      return triangles.length == 0;
    }
  }

  private final Light[] all;
  private final int softboxes;
  private final int[] ofBody;

  Lights(List<Softbox> boxes, Geometry geometry, Surface[] surfaces) {
    Light[] found = new Light[boxes.size() + surfaces.length];
    int count = 0;
    for (Softbox box : boxes) {
      Light light = rectangle(box);
      if (light.area > 0 && Double.isFinite(light.area) && brightness(light.radiance) > 0) {
        found[count++] = light;
      }
    }
    softboxes = count;
    ofBody = new int[surfaces.length];
    Arrays.fill(ofBody, -1);
    for (int body = 0; body < surfaces.length; body++) {
      if (surfaces[body].glows) {
        Light light = glowing(geometry, body, surfaces[body]);
        if (light.area > 0) {
          ofBody[body] = count;
          found[count++] = light;
        }
      }
    }
    all = Arrays.copyOf(found, count);
  }

  private static Light rectangle(Softbox box) {
    var light = new Light();
    Vec across = box.halfWidth().cross(box.halfHeight());
    light.centre = box.centre();
    light.halfWidth = box.halfWidth();
    light.halfHeight = box.halfHeight();
    light.normal = across.unit();
    light.acrossWidth = square(light.halfWidth, light.halfHeight);
    light.acrossHeight = square(light.halfHeight, light.halfWidth);
    light.widthReach = light.halfWidth.dot(light.acrossWidth);
    light.heightReach = light.halfHeight.dot(light.acrossHeight);
    Vec c = box.centre();
    light.area = 4 * across.length() + 0 * (c.x() + c.y() + c.z());
    light.radiance =
        new Vec(
            Surface.light(box.radiance().x()),
            Surface.light(box.radiance().y()),
            Surface.light(box.radiance().z()));
    return light;
  }

  /** The part of a half edge that is square to the other one; the rectangle may slant. */
  private static Vec square(Vec half, Vec other) {
    return half.minus(other.times(half.dot(other) / other.dot(other)));
  }

  private static Light glowing(Geometry geometry, int body, Surface surface) {
    var light = new Light();
    light.radiance = new Vec(surface.glowR, surface.glowG, surface.glowB);
    int count = 0;
    for (int owner : geometry.bodies()) {
      count += owner == body ? 1 : 0;
    }
    light.triangles = new int[count];
    light.areas = new double[count];
    double area = 0;
    Vec sum = Vec.ZERO;
    int next = 0;
    for (int i = 0; i < geometry.count(); i++) {
      if (geometry.bodies()[i] != body) {
        continue;
      }
      float[] c = geometry.corners();
      int at = i * Geometry.STRIDE;
      Vec first = new Vec(c[at + 3], c[at + 4], c[at + 5]);
      Vec second = new Vec(c[at + 6], c[at + 7], c[at + 8]);
      double own = first.cross(second).length() / 2;
      area += own;
      Vec middle = new Vec(c[at], c[at + 1], c[at + 2]).plus(first.plus(second).times(1.0 / 3));
      sum = sum.plus(middle.times(own));
      light.triangles[next] = i;
      light.areas[next++] = area;
    }
    light.area = area;
    light.centre = area > 0 ? sum.times(1 / area) : Vec.ZERO;
    return light;
  }

  static double brightness(Vec colour) {
    return 0.2126 * colour.x() + 0.7152 * colour.y() + 0.0722 * colour.z();
  }

  int count() {
    return all.length;
  }

  /** Whether a third number is needed to choose a point on a light. */
  boolean needsChoice() {
    return all.length > 1 || softboxes < all.length;
  }

  int softboxCount() {
    return softboxes;
  }

  Light get(int light) {
    return all[light];
  }

  /** The number of a body's light, or -1 when it does not glow. */
  int ofBody(int body) {
    return ofBody[body];
  }
}
