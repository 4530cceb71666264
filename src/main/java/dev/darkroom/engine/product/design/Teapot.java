package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A round teapot: spout to the left, handle to the right, a lid with a knob. */
final class Teapot implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.CERAMIC, 0xf2f0ec, Stuff.CUPS),
        Piece.like(Part.BODY, Part.LID, Stuff.CUPS),
        Piece.like(Part.BODY, Part.HANDLE, Stuff.CUPS));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.3)
                .to(4.0, 0.3, 0.1)
                .to(4.2, 0, 0.1)
                .to(4.6, 0, 0.15)
                .curve(6.6, 1.6, 7.7, 4.4, 7.3, 7.4, 5.6, 9.9, 3.6, 11.1)
                .to(3.5, 11.4, 0.1)
                .to(3.1, 11.4, 0.1)
                .curve(3.3, 10.9, 5.2, 9.6, 6.9, 7.3, 7.3, 4.4, 6.2, 1.9, 4.2, 0.7)
                .to(0, 0.7)));
    List<Vec> spout =
        Sweep.through(
            new Vec(-6.3, 3.6, 0),
            new Vec(-8.6, 4.6, 0),
            new Vec(-10.1, 7.0, 0),
            new Vec(-11.2, 9.8, 0),
            new Vec(-12.6, 11.4, 0));
    Pose turn = Pose.NONE.turned(14);
    model.add(
        Part.BODY,
        turn.apply(Sweep.tube(spout, new Vec(0, 0, 1), t -> 1.75 - 1.15 * Math.sqrt(t))));
    List<Vec> hole = List.of(new Vec(-12.5, 11.28, 0), new Vec(-12.607, 11.408, 0));
    model.add(
        Material.matt(Texture.plain(Vec.grey(0.03))),
        turn.apply(Sweep.tube(hole, new Vec(0, 0, 1), 0.44)));
    List<Vec> handle =
        Sweep.through(
            new Vec(6.0, 9.2, 0),
            new Vec(8.6, 10.6, 0),
            new Vec(11.2, 9.6, 0),
            new Vec(11.6, 6.6, 0),
            new Vec(9.8, 3.8, 0),
            new Vec(7.0, 3.0, 0));
    model.add(Part.HANDLE, turn.apply(Sweep.strap(handle, new Vec(0, 0, 1), _ -> 0.5, _ -> 0.75)));
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 11.0)
                .to(3.0, 11.0)
                .to(3.0, 11.42)
                .to(3.75, 11.42, 0.08)
                .to(3.7, 11.8, 0.2)
                .curve(2.6, 12.5, 1.2, 12.95, 0.55, 13.1)
                .curve(0.5, 13.4, 1.0, 13.9, 1.05, 14.5, 0.6, 15.0, 0, 15.15)));
  }
}
