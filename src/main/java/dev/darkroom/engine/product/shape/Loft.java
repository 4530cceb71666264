package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Skins stretched over rings that lie one above the other, each with as many points. */
public final class Loft {
  private Loft() {}

  /** A place on a skin. */
  @FunctionalInterface
  public interface Skin {
    /**
     * @param up 0 at the first ring to 1 at the last
     * @param angle 0 to 2π round the ring, from x to z
     */
    Vec at(double up, double angle);
  }

  /** A closed thing: the first and the last ring are covered. */
  public static Mesh over(List<List<Vec>> rings) {
    return over(rings, 35);
  }

  /** As {@link #over(List)}, with the angle in degrees from which edges show. */
  public static Mesh over(List<List<Vec>> rings, double crease) {
    List<List<Vec>> all = new ArrayList<>();
    all.add(middle(rings.getFirst()));
    all.addAll(rings);
    all.add(middle(rings.getLast()));
    Solid solid = new Solid();
    int count = rings.getFirst().size();
    for (int row = 0; row < all.size(); row++) {
      for (int i = 0; i <= count; i++) {
        double v = Math.clamp((row - 1) / (double) Math.max(1, rings.size() - 1), 0.0, 1.0);
        solid.vertex(all.get(row).get(i % count), 1 - i / (double) count, v);
      }
    }
    for (int row = 0; row + 1 < all.size(); row++) {
      for (int i = 0; i < count; i++) {
        int below = row * (count + 1) + i;
        int above = below + count + 1;
        solid.quad(below, above, above + 1, below + 1);
      }
    }
    return solid.mesh(crease);
  }

  /** A closed thing over a skin that is given as a formula. */
  public static Mesh over(int rows, int columns, Skin skin) {
    List<List<Vec>> rings = new ArrayList<>();
    for (int row = 0; row <= rows; row++) {
      List<Vec> ring = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        ring.add(skin.at(row / (double) rows, 2 * Math.PI * i / columns));
      }
      rings.add(ring);
    }
    return over(rings);
  }

  /** An outline as a ring at a height. */
  public static List<Vec> ring(Outline outline, double height) {
    List<Vec> ring = new ArrayList<>();
    for (Point point : outline.points()) {
      ring.add(new Vec(point.x(), height, point.y()));
    }
    return ring;
  }

  private static List<Vec> middle(List<Vec> ring) {
    Vec sum = Vec.ZERO;
    for (Vec point : ring) {
      sum = sum.plus(point);
    }
    return Collections.nCopies(ring.size(), sum.times(1.0 / ring.size()));
  }
}
