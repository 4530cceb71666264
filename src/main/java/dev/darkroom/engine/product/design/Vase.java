package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;

/** A vase: a full belly, a narrow neck, a flared lip. */
final class Vase implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.MATT_CERAMIC, 0xe8e2d8, Stuff.WARE),
        Piece.of(Part.RIM, Finish.GOLD, Stuff.any(Stuff.METALS, Stuff.POTTERY)).asked());
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.3)
                .to(3.2, 0.3, 0.1)
                .to(3.4, 0, 0.1)
                .to(3.9, 0, 0.2)
                .curve(
                    5.2, 2.6, 7.0, 7.6, 7.3, 11.4, 6.0, 16.0, 3.4, 20.0, 2.3, 23.4, 2.7, 26.4, 4.1,
                    28.6)
                .to(4.3, 28.9, 0.15)
                .to(3.95, 28.95, 0.15)
                .curve(
                    2.4, 26.4, 1.95, 23.4, 3.0, 19.8, 5.6, 15.8, 6.85, 11.4, 6.6, 7.6, 4.8, 2.6,
                    3.2, 1.0)
                .to(0, 0.9)));
    if (model.has(Part.RIM)) {
      model.add(
          Part.RIM,
          Lathe.turn(
              Profile.at(3.9, 28.2)
                  .to(4.0, 28.25)
                  .to(4.4, 28.9, 0.15)
                  .to(3.95, 29.05, 0.15)
                  .to(3.55, 28.35)
                  .to(3.9, 28.2)));
    }
  }
}
