package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Point;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A cleaner in a spray bottle with a trigger. */
final class SprayBottle implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.PLASTIC,
            0xe9edf0,
            Stuff.any(Stuff.PLASTICS, Stuff.GLASS, Stuff.METALS)),
        Piece.of(Part.LID, Finish.PLASTIC, 0x2b2d31, Stuff.any(Stuff.PLASTICS)),
        Piece.label(0x9fc7cf),
        new Piece(Part.CONTENT, Finish.GLASS, null, Set.of(), null, true));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.3)
                .to(3.2, 0.2, 0.1)
                .to(3.4, 0, 0.1)
                .to(4.1, 0, 0.6)
                .to(4.1, 11.0)
                .curve(3.9, 13.0, 2.9, 15.3, 1.75, 17.2)
                .to(1.4, 17.8, 0.3)
                .to(1.4, 19.2, 0.1)
                .to(1.1, 19.2, 0.1)
                .to(1.1, 17.6, 0.3)
                .curve(2.6, 15.0, 3.6, 12.9, 3.8, 11.0)
                .to(3.8, 0.8, 0.6)
                .to(0, 0.8)));
    if (model.clear(Part.BODY) && model.has(Part.CONTENT)) {
      model.liquid(
          6, Lathe.turn(Profile.at(0, 0.77).to(3.83, 0.77, 0.6).to(3.83, 10.8).to(0, 10.8)));
    }
    Pose turn = Pose.NONE.turned(16);
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 18.5)
                .to(1.2, 18.3)
                .to(1.75, 18.2, 0.1)
                .to(1.75, 20.2, 0.15)
                .to(1.2, 20.4, 0.1)
                .to(1.1, 21.6)
                .to(0, 21.6)));
    model.add(Part.LID, turn.apply(head()));
    List<Vec> tip = List.of(new Vec(-4.1, 23.1, 0), new Vec(-5.3, 23.1, 0));
    model.add(
        Material.coated(Texture.plain(Reflectance.of(0xf4f4f2)), 1, 0.2),
        turn.apply(Sweep.strap(tip, new Vec(0, 0, 1), _ -> 0.62, _ -> 0.62)));
    List<Vec> trigger =
        Sweep.through(
            new Vec(-2.3, 22.3, 0),
            new Vec(-3.1, 20.9, 0),
            new Vec(-3.3, 19.4, 0),
            new Vec(-4.2, 17.7, 0));
    model.add(
        Part.LID,
        turn.apply(
            Sweep.strap(trigger, new Vec(0, 0, 1), t -> 0.42 - 0.15 * t, t -> 0.75 - 0.15 * t)));
    model.label(Lathe.band(Profile.at(4.105, 2.2).to(4.105, 9.8), 0.02, 150));
  }

  /** The head seen from its side: a wedge that rises to the back, with a snout. */
  private static Mesh head() {
    List<List<Vec>> rings = new ArrayList<>();
    double[][] sections = {
      {-4.3, 22.4, 23.8, 0.6},
      {-4.2, 22.3, 23.95, 0.75},
      {-2.6, 21.9, 24.3, 0.95},
      {-0.5, 21.0, 24.6, 1.15},
      {1.4, 21.2, 24.5, 1.15},
      {2.6, 22.0, 23.9, 0.95},
      {3.0, 22.6, 23.4, 0.6}
    };
    for (double[] s : sections) {
      List<Vec> ring = new ArrayList<>();
      for (Point p : Outline.rectangle(s[2] - s[1], 2 * s[3], 0.5).points()) {
        ring.add(new Vec(s[0], (s[1] + s[2]) / 2 - p.x(), p.y()));
      }
      rings.add(ring);
    }
    return Loft.over(rings);
  }
}
