package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;
import java.util.Set;

/** A bottle with a round shoulder, a neck, a screw cap and a label. */
final class Bottle implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        new Piece(
            Part.BODY,
            Finish.GLASS,
            null,
            Stuff.any(Stuff.GLASS, Stuff.PLASTICS, Stuff.POTTERY, Stuff.METALS),
            null,
            false),
        Piece.of(Part.LID, Finish.ALUMINIUM, Stuff.CAPS),
        Piece.label(0xf4f1e8),
        new Piece(Part.CONTENT, Finish.GLASS, null, Set.of(), null, false));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        0.8,
        Lathe.turn(
            Profile.at(0, 0.5)
                .curve(1.6, 0.3, 2.6, 0.02)
                .to(2.8, 0, 0.1)
                .to(3.5, 0, 0.6)
                .to(3.5, 12.5)
                .curve(3.3, 14.3, 2.4, 16.2, 1.6, 17.6, 1.38, 19.0)
                .to(1.35, 22.0, 0.1)
                .to(1.05, 22.0, 0.1)
                .to(1.05, 19.0)
                .curve(1.3, 17.5, 2.1, 16.1, 3.0, 14.2, 3.2, 12.5)
                .to(3.2, 0.8, 0.6)
                .to(0, 0.9)));
    if (model.clear(Part.BODY)) {
      model.liquid(
          8,
          Lathe.turn(
              Profile.at(0, 0.87)
                  .to(3.23, 0.77, 0.6)
                  .to(3.23, 12.5)
                  .curve(3.03, 14.2, 2.13, 16.1, 1.6, 17.0)
                  .to(0, 17.0)));
    }
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 20.4)
                .to(1.2, 20.4)
                .to(1.4, 20.4)
                .to(1.62, 20.4, 0.05)
                .to(1.62, 22.7, 0.15)
                .to(0, 22.7)));
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(1.3, 19.6)
                .to(1.7, 19.6, 0.1)
                .to(1.7, 20.2, 0.1)
                .to(1.3, 20.2)
                .to(1.3, 19.6)));
    model.label(Lathe.band(Profile.at(3.505, 3.2).to(3.505, 10.4), 0.02, 170));
  }
}
