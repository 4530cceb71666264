package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Point;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Slab;
import dev.darkroom.engine.product.shape.Sticker;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** A hardback that lies on its back, its pages seen on two sides. */
final class Book implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.FABRIC, 0x27455f, Stuff.any(Stuff.SKINS, Stuff.PAPERS)),
        Piece.label(0xe9dfc6));
  }

  @Override
  public void build(Model model) {
    Pose turn = Pose.NONE.turned(-34);
    Mesh board = Slab.of(Outline.rectangle(15, 21.4, 0.2), 0, 0.32, 0.1);
    model.add(Part.BODY, turn.apply(board));
    model.add(Part.BODY, turn.apply(Pose.NONE.rolled(2.6).moved(0.1, 3.42, 0).apply(board)));
    model.add(Part.BODY, turn.apply(spine()));
    model.add(
        paper(), turn.apply(Slab.of(moved(Outline.rectangle(14.2, 20.4, 0.1)), 0.32, 3.25, 0.05)));
    model.label(turn.apply(Pose.NONE.rolled(2.6).moved(0.1, 3.745, 0).apply(title())));
  }

  /** Leaves seen from their edges. */
  private static Material paper() {
    Vec white = Reflectance.of(0xefe7d6);
    return Material.matt(
        (p, _, _) -> white.times(0.86 + 0.13 * Math.sin(p.y() * 55) * Math.sin(p.y() * 23 + 1)));
  }

  private static Mesh spine() {
    List<Vec> path =
        List.of(new Vec(-7.35, 1.85, -10.7), new Vec(-7.35, 1.85, 0), new Vec(-7.35, 1.85, 10.7));
    return Sweep.strap(path, new Vec(0, 1, 0), _ -> 0.42, _ -> 1.75);
  }

  private static Outline moved(Outline outline) {
    List<Point> points = new ArrayList<>();
    for (Point point : outline.points()) {
      points.add(new Point(point.x() - 0.2, point.y()));
    }
    return new Outline(points, outline.outward());
  }

  private static Mesh title() {
    return Pose.NONE.tipped(-90).moved(0, 0, -1.5).apply(Sticker.of(8, 9, 0.05, 0.02));
  }
}
