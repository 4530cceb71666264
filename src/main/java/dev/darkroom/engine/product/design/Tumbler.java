package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;
import java.util.Set;

/** A drinking glass: straight, with a heavy bottom, most of it full. */
final class Tumbler implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.GLASS,
            Stuff.any(Stuff.GLASS, Stuff.PLASTICS, Stuff.METALS, Stuff.POTTERY)),
        Piece.of(Part.RIM, Finish.GOLD, Stuff.METALS).asked(),
        new Piece(Part.CONTENT, Finish.GLASS, null, Set.of(), null, false));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        0.6,
        Lathe.turn(
            Profile.at(0, 0.12)
                .to(2.7, 0.12, 0.1)
                .to(2.85, 0, 0.1)
                .to(3.1, 0, 0.35)
                .to(3.6, 11.5, 0.12)
                .to(3.34, 11.5, 0.12)
                .to(2.88, 1.4, 0.5)
                .to(0, 1.3)));
    model.liquid(5, Lathe.turn(Profile.at(0, 1.27).to(2.905, 1.36, 0.5).to(3.23, 8.4).to(0, 8.4)));
    if (model.has(Part.RIM)) {
      model.add(
          Part.RIM,
          Lathe.turn(
              Profile.at(3.5, 11.1)
                  .to(3.63, 11.1)
                  .to(3.66, 11.55, 0.13)
                  .to(3.29, 11.55, 0.13)
                  .to(3.27, 11.1)
                  .to(3.5, 11.1)));
    }
  }
}
