package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A coffee mug: straight walls, a thick rim and a handle like the letter D. */
final class Mug implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.CERAMIC, 0xf2f0ec, Stuff.CUPS),
        Piece.like(Part.BODY, Part.HANDLE, Stuff.CUPS),
        Piece.of(Part.RIM, Finish.GOLD, Stuff.any(Stuff.METALS, Stuff.POTTERY)).asked(),
        Piece.content(0x2a140a).asked());
  }

  @Override
  public void build(Model model) {
    model.add(Part.BODY, Lathe.turn(wall()));
    List<Vec> path =
        Sweep.through(
            new Vec(3.95, 7.9, 0),
            new Vec(5.3, 8.15, 0),
            new Vec(6.75, 7.1, 0),
            new Vec(6.9, 5.2, 0),
            new Vec(5.9, 3.2, 0),
            new Vec(3.95, 2.3, 0));
    model.add(
        Part.HANDLE,
        Pose.NONE.turned(24).apply(Sweep.strap(path, new Vec(0, 0, 1), _ -> 0.42, _ -> 0.7)));
    if (model.has(Part.RIM)) {
      model.add(
          Part.RIM,
          Lathe.turn(
              Profile.at(4.0, 9.2)
                  .to(4.19, 9.2)
                  .to(4.19, 9.65, 0.2)
                  .to(3.71, 9.65, 0.2)
                  .to(3.71, 9.2)
                  .to(4.0, 9.2)));
    }
    if (model.has(Part.CONTENT)) {
      model.filling(1, 0.05, Lathe.turn(Profile.at(0, 1.2).to(3.73, 1.2).to(3.76, 8.1).to(0, 8.1)));
    }
  }

  private static Profile wall() {
    return Profile.at(0, 0.2)
        .to(3.0, 0.2, 0.1)
        .to(3.15, 0, 0.08)
        .to(3.4, 0, 0.1)
        .to(4.12, 0.8, 0.9)
        .to(4.15, 9.6, 0.2)
        .to(3.75, 9.6, 0.2)
        .to(3.7, 0.8, 0.9)
        .to(0, 0.8);
  }
}
