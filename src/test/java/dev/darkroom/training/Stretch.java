package dev.darkroom.training;

import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Mesh;
import java.util.ArrayList;
import java.util.List;

/**
 * Other proportions for a thing: wider, higher, deeper, bulged, bent to a side.
 *
 * @param x factors of the three sizes
 * @param swell how much wider the middle of the height becomes, as a share
 * @param lean how far the top moves to the right, as a share of the height
 */
record Stretch(double x, double y, double z, double swell, double lean) {
  static Stretch random(Dice dice) {
    double width = dice.factor(1.5);
    return new Stretch(
        width,
        dice.factor(1.7),
        dice.chance(0.7) ? width : dice.factor(1.6),
        dice.chance(0.3) ? dice.between(-0.3, 0.5) : 0,
        dice.chance(0.12) ? dice.between(-0.4, 0.4) : 0);
  }

  List<Body> apply(List<Body> bodies) {
    double high = 1e-6;
    for (Body body : bodies) {
      for (int i = 1; i < body.mesh().positions().length; i += 3) {
        high = Math.max(high, body.mesh().positions()[i]);
      }
    }
    List<Body> stretched = new ArrayList<>();
    for (Body body : bodies) {
      stretched.add(new Body(apply(body.mesh(), high), body.material()));
    }
    return stretched;
  }

  private Mesh apply(Mesh mesh, double high) {
    float[] positions = mesh.positions().clone();
    float[] normals = mesh.normals().clone();
    for (int i = 0; i < positions.length; i += 3) {
      double up = Math.clamp(positions[i + 1] / high, 0.0, 1.0);
      double bulge = 1 + swell * Math.sin(Math.PI * up);
      double slope = swell * Math.PI * Math.cos(Math.PI * up) / high;
      double px = positions[i];
      double pz = positions[i + 2];
      double nx = normals[i] / (x * bulge);
      double nz = normals[i + 2] / (z * bulge);
      double sheared = slope * (px * x * nx + pz * z * nz) + lean * x * nx;
      put(normals, i, nx, (normals[i + 1] - sheared) / y, nz);
      unit(normals, i);
      put(
          positions,
          i,
          x * (px * bulge + lean * positions[i + 1]),
          y * positions[i + 1],
          z * pz * bulge);
    }
    return new Mesh(positions, normals, mesh.uv(), mesh.triangles());
  }

  private static void put(float[] to, int at, double a, double b, double c) {
    to[at] = (float) a;
    to[at + 1] = (float) b;
    to[at + 2] = (float) c;
  }

  private static void unit(float[] v, int at) {
    double length = Math.sqrt(v[at] * v[at] + v[at + 1] * v[at + 1] + v[at + 2] * v[at + 2]);
    double scale = 1 / Math.max(1e-12, length);
    put(v, at, v[at] * scale, v[at + 1] * scale, v[at + 2] * scale);
  }
}
