package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Point;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Slab;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** A drinks can: a necked rim, a sunken lid and its pull tab. */
final class Can implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        // A lacquered can looks as a plastic one does.
        Piece.of(Part.BODY, Finish.ALUMINIUM, Stuff.any(Stuff.METALS, Stuff.PLASTICS)),
        Piece.of(Part.LID, Finish.ALUMINIUM, Stuff.METALS),
        Piece.label(0xf2efe8).asked());
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.9)
                .curve(1.4, 0.6, 2.1, 0.02)
                .to(2.3, 0, 0.08)
                .to(2.5, 0.05, 0.1)
                .to(3.2, 1.0, 0.5)
                .to(3.3, 1.4, 0.5)
                .to(3.3, 10.3, 0.6)
                .to(2.75, 11.5, 0.4)
                .to(2.62, 11.75)
                .to(0, 11.75)));
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 11.7)
                .to(2.6, 11.7)
                .to(2.62, 11.95, 0.03)
                .to(2.72, 12.1, 0.1)
                .to(2.62, 12.22, 0.08)
                .to(2.45, 12.2, 0.05)
                .to(2.3, 11.72, 0.08)
                .to(2.15, 11.72, 0.08)
                .to(2.1, 11.86, 0.05)
                .to(0, 11.86)));
    Pose up = Pose.NONE.turned(35);
    model.add(
        Part.LID,
        up.apply(Slab.of(moved(Outline.ellipse(0.85, 1.15, 48), 0.95), 11.78, 11.9, 0.03)));
    model.add(
        Material.metal(Texture.plain(Vec.grey(0.35)), 0.35),
        up.apply(Slab.of(moved(Outline.ellipse(0.72, 1.0, 48), 0.95), 11.8, 11.905, 0.01)));
    model.add(Part.LID, up.apply(tab()));
    model.add(
        Part.LID,
        up.apply(Slab.of(moved(Outline.rectangle(0.85, 1.3, 0.35), -0.05), 11.92, 12.06, 0.05)));
    if (model.has(Part.LABEL)) {
      model.label(Lathe.band(Profile.at(3.305, 2.2).to(3.305, 9.8), 0.012, 200));
    }
  }

  /** The ring of the tab. */
  private static Mesh tab() {
    List<Vec> path = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      double angle = 2 * Math.PI * i / 40 + 0.01;
      path.add(new Vec(0.5 * Math.sin(angle), 11.99, -0.85 + 0.6 * Math.cos(angle)));
    }
    return Sweep.strap(path, new Vec(0, 1, 0), _ -> 0.13, _ -> 0.07);
  }

  private static Outline moved(Outline outline, double forward) {
    List<Point> points = new ArrayList<>();
    for (Point point : outline.points()) {
      points.add(new Point(point.x(), point.y() + forward));
    }
    return new Outline(points, outline.outward());
  }
}
