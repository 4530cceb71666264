package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;

/** A round bowl on a foot ring. */
final class Bowl implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.CERAMIC, 0xf2f0ec, Stuff.WARE),
        Piece.of(Part.RIM, Finish.GOLD, Stuff.any(Stuff.METALS, Stuff.POTTERY)).asked(),
        Piece.content(0xe9d7b0).asked());
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.35)
                .to(3.0, 0.35, 0.1)
                .to(3.1, 0, 0.08)
                .to(3.6, 0, 0.1)
                .to(3.7, 0.6, 0.3)
                .curve(5.6, 1.9, 7.0, 3.9, 7.8, 6.5)
                .to(7.9, 6.95, 0.14)
                .to(7.55, 6.95, 0.14)
                .curve(6.65, 4.1, 5.3, 2.3, 3.2, 1.15)
                .to(0, 0.9)));
    if (model.has(Part.RIM)) {
      model.add(
          Part.RIM,
          Lathe.turn(
              Profile.at(7.7, 6.6)
                  .to(7.86, 6.6)
                  .to(7.96, 7.0, 0.15)
                  .to(7.5, 7.0, 0.15)
                  .to(7.42, 6.6)
                  .to(7.7, 6.6)));
    }
    if (model.has(Part.CONTENT)) {
      model.filling(
          0.8,
          0.2,
          Lathe.turn(
              Profile.at(0, 1.0).curve(3.2, 1.25, 5.3, 2.4, 6.65, 4.2, 7.1, 5.4).to(0, 5.5)));
    }
  }
}
