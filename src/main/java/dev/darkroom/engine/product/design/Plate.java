package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;

/** A dinner plate. */
final class Plate implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.CERAMIC, 0xf2f0ec, Stuff.WARE),
        Piece.of(Part.RIM, Finish.GOLD, Stuff.any(Stuff.METALS, Stuff.POTTERY)).asked());
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.3)
                .to(7.6, 0.3, 0.1)
                .to(7.7, 0, 0.08)
                .to(8.2, 0, 0.1)
                .curve(9.2, 0.7, 11.0, 1.35, 13.1, 2.0)
                .to(13.4, 2.15, 0.12)
                .to(13.1, 2.38, 0.12)
                .curve(11.2, 1.85, 9.7, 1.55)
                .curve(9.0, 1.05, 8.4, 0.82)
                .to(7.4, 0.75, 0.3)
                .to(0, 0.75)));
    if (model.has(Part.RIM)) {
      model.add(
          Part.RIM,
          Lathe.turn(
              Profile.at(12.8, 1.94)
                  .to(13.2, 1.98)
                  .to(13.5, 2.15, 0.14)
                  .to(13.1, 2.44, 0.14)
                  .to(12.6, 2.28)
                  .to(12.8, 1.94)));
    }
  }
}
