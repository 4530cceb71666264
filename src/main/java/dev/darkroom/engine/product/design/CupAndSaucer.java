package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A coffee cup with its ear on a saucer. */
final class CupAndSaucer implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.CERAMIC, 0xf2f0ec, Stuff.CUPS),
        Piece.like(Part.BODY, Part.HANDLE, Stuff.CUPS),
        Piece.like(Part.BODY, Part.BASE, Stuff.CUPS),
        Piece.of(Part.RIM, Finish.GOLD, Stuff.any(Stuff.METALS, Stuff.POTTERY)).asked(),
        Piece.content(0x2e160a));
  }

  @Override
  public void build(Model model) {
    model.add(Part.BASE, Lathe.turn(saucer()));
    model.add(Part.BODY, Lathe.turn(cup()));
    List<Vec> path =
        Sweep.through(
            new Vec(4.05, 5.6, 0),
            new Vec(5.1, 6.0, 0),
            new Vec(5.95, 5.2, 0),
            new Vec(5.5, 3.9, 0),
            new Vec(4.3, 3.0, 0),
            new Vec(3.5, 2.85, 0));
    model.add(
        Part.HANDLE,
        Pose.NONE.turned(20).apply(Sweep.strap(path, new Vec(0, 0, 1), _ -> 0.26, _ -> 0.42)));
    if (model.has(Part.RIM)) {
      model.add(
          Part.RIM,
          Lathe.turn(
              Profile.at(4.2, 6.35)
                  .to(4.36, 6.35)
                  .to(4.42, 6.67, 0.15)
                  .to(4.06, 6.67, 0.15)
                  .to(4.04, 6.35)
                  .to(4.2, 6.35)));
    }
    model.filling(
        1,
        0.05,
        Lathe.turn(Profile.at(0, 1.8).curve(1.6, 2.0, 2.9, 3.2, 3.63, 4.6, 3.86, 5.6).to(0, 5.6)));
  }

  private static Profile cup() {
    return Profile.at(0, 1.0)
        .to(1.9, 1.0, 0.1)
        .to(2.0, 0.85, 0.08)
        .to(2.3, 0.85, 0.12)
        .curve(2.5, 1.2, 3.3, 2.6, 3.9, 4.4, 4.25, 6.2)
        .to(4.35, 6.6, 0.1)
        .to(4.12, 6.6, 0.1)
        .curve(3.95, 6.0, 3.6, 4.6, 2.9, 3.0, 1.6, 1.6)
        .to(0, 1.45);
  }

  private static Profile saucer() {
    return Profile.at(0, 0.25)
        .to(4.0, 0.25, 0.1)
        .to(4.1, 0, 0.08)
        .to(4.5, 0, 0.1)
        .curve(5.4, 0.55, 6.6, 1.2, 7.6, 1.75)
        .to(7.75, 1.9, 0.1)
        .to(7.5, 1.98, 0.1)
        .curve(6.5, 1.45, 5.2, 0.85, 4.0, 0.68)
        .to(3.0, 0.68, 0.2)
        .to(2.8, 0.86, 0.1)
        .to(0, 0.86);
  }
}
