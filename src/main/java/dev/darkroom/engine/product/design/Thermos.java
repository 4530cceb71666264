package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A vacuum flask of steel whose lid is a cup. */
final class Thermos implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.BRUSHED_STEEL, Stuff.any(Stuff.METALS, Stuff.PLASTICS)),
        Piece.of(Part.LID, Finish.STEEL, Stuff.any(Stuff.METALS, Stuff.PLASTICS, Stuff.WOOD)),
        Piece.of(
            Part.HANDLE, Finish.MATT_PLASTIC, 0x222326, Stuff.any(Stuff.METALS, Stuff.PLASTICS)),
        Piece.of(
            Part.BASE,
            Finish.MATT_PLASTIC,
            0x222326,
            Stuff.any(Stuff.METALS, Stuff.PLASTICS, Stuff.RUBBER)));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BASE,
        Lathe.turn(
            Profile.at(0, 0.1)
                .to(2.9, 0.1)
                .to(3.0, 0, 0.05)
                .to(3.75, 0, 0.2)
                .to(3.75, 1.3, 0.08)
                .to(0, 1.3)));
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 1.3)
                .to(3.65, 1.3, 0.05)
                .to(3.65, 17.2)
                .curve(3.5, 18.3, 3.1, 19.2)
                .to(3.05, 19.5)
                .to(0, 19.5)));
    model.add(
        Part.BASE,
        Lathe.turn(Profile.at(0, 19.4).to(3.2, 19.4, 0.05).to(3.2, 19.9, 0.05).to(0, 19.9)));
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 19.9)
                .to(3.35, 19.9, 0.06)
                .to(3.4, 20.6, 0.1)
                .to(3.25, 20.8, 0.1)
                .to(3.1, 25.2, 0.5)
                .to(2.4, 25.4, 0.1)
                .to(2.3, 25.25, 0.1)
                .to(0, 25.25)));
    List<Vec> ear =
        Sweep.through(
            new Vec(3.1, 24.2, 0),
            new Vec(4.3, 24.3, 0),
            new Vec(4.8, 23.2, 0),
            new Vec(4.6, 21.7, 0),
            new Vec(3.2, 21.2, 0));
    model.add(
        Part.HANDLE,
        Pose.NONE.turned(20).apply(Sweep.strap(ear, new Vec(0, 0, 1), _ -> 0.22, _ -> 0.55)));
  }
}
