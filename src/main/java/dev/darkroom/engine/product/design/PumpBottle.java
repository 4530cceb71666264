package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Vec;
import java.util.List;
import java.util.Set;

/** A soap dispenser: a round bottle, a collar and a pump with a bent nozzle. */
final class PumpBottle implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.MATT_PLASTIC,
            0xf0eee9,
            Stuff.any(Stuff.PLASTICS, Stuff.GLASS, Stuff.POTTERY, Stuff.METALS)),
        Piece.of(
            Part.LID,
            Finish.PLASTIC,
            0x2a2a2c,
            Stuff.any(Stuff.PLASTICS, Stuff.METALS, Stuff.WOOD)),
        Piece.label(0xd8d2c4),
        new Piece(Part.CONTENT, Finish.GLASS, null, Set.of(), null, true));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.2)
                .to(2.6, 0.2, 0.1)
                .to(2.75, 0, 0.1)
                .to(3.4, 0, 0.5)
                .to(3.4, 12.2, 1.5)
                .to(1.5, 13.6, 0.4)
                .to(1.4, 14.6, 0.1)
                .to(1.1, 14.6, 0.1)
                .to(1.15, 13.3, 0.4)
                .to(3.1, 12.0, 1.4)
                .to(3.1, 0.6, 0.5)
                .to(0, 0.6)));
    if (model.clear(Part.BODY) && model.has(Part.CONTENT)) {
      model.liquid(6, Lathe.turn(Profile.at(0, 0.57).to(3.13, 0.57, 0.5).to(3.13, 11).to(0, 11)));
    }
    if (model.clear(Part.BODY)) {
      model.add(
          Part.LID, Lathe.turn(Profile.at(0, 1.0).to(0.3, 1.0).to(0.3, 14.2).to(0, 14.2), 32));
    }
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 14.2)
                .to(1.0, 14.0)
                .to(1.8, 13.9, 0.1)
                .to(1.8, 15.6, 0.15)
                .to(0.75, 15.7, 0.1)
                .to(0.7, 16.4, 0.05)
                .to(0.42, 16.4)
                .to(0.42, 18.0)
                .to(0, 18.0)));
    model.add(
        Part.LID,
        Lathe.turn(Profile.at(0, 17.7).to(1.05, 17.7, 0.1).to(1.0, 18.9, 0.3).to(0, 19.0)));
    List<Vec> nozzle =
        Sweep.through(
            new Vec(0, 18.3, 0),
            new Vec(-2.2, 18.45, 0),
            new Vec(-4.0, 18.3, 0),
            new Vec(-4.75, 17.6, 0),
            new Vec(-4.85, 16.9, 0));
    model.add(
        Part.LID,
        Pose.NONE.turned(24).apply(Sweep.tube(nozzle, new Vec(0, 0, 1), t -> 0.58 - 0.16 * t)));
    model.label(Lathe.band(Profile.at(3.405, 3.0).to(3.405, 9.2), 0.02, 120));
  }
}
