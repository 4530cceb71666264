package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;

/** A wine glass: a bowl on a stem on a foot, a third full. */
final class WineGlass implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.GLASS, Stuff.any(Stuff.GLASS, Stuff.METALS)),
        Piece.of(Part.RIM, Finish.GOLD, Stuff.METALS).asked(),
        Piece.content(0x7a0f24));
  }

  @Override
  public void build(Model model) {
    model.add(Part.BODY, 0.5, Lathe.turn(glass()));
    model.liquid(
        3.0,
        Lathe.turn(
            Profile.at(0, 9.14)
                .curve(1.33, 9.42, 2.63, 10.45, 3.58, 12.1, 3.93, 13.9)
                .to(0, 13.9)));
    if (model.has(Part.RIM)) {
      model.add(
          Part.RIM,
          Lathe.turn(
              Profile.at(3.1, 20.2)
                  .to(3.2, 20.2)
                  .to(3.13, 20.65, 0.1)
                  .to(2.87, 20.65, 0.1)
                  .to(2.94, 20.2)
                  .to(3.1, 20.2)));
    }
  }

  private static Profile glass() {
    return Profile.at(0, 0.12)
        .to(3.5, 0.0, 0.05)
        .to(3.7, 0.08, 0.1)
        .to(3.6, 0.25, 0.1)
        .curve(2.0, 0.45, 0.8, 0.9, 0.42, 2.0, 0.36, 5.0, 0.42, 7.6, 0.75, 8.6)
        .curve(1.6, 9.15, 2.85, 10.3, 3.8, 12.1, 4.12, 14.2, 3.85, 17.2, 3.1, 20.5)
        .to(3.06, 20.62, 0.05)
        .to(2.92, 20.6, 0.05)
        .curve(3.68, 17.2, 3.95, 14.2, 3.63, 12.15, 2.7, 10.5, 1.4, 9.5)
        .to(0, 9.2);
  }
}
