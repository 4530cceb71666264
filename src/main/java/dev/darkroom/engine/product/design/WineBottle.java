package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;
import java.util.Set;

/** A wine bottle: a deep foot, high shoulders, a long neck in foil, a paper label. */
final class WineBottle implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.GLASS, 0x2f4a22, Stuff.any(Stuff.GLASS, Stuff.POTTERY)),
        Piece.of(
            Part.LID,
            Finish.MATT_PLASTIC,
            0x5b1020,
            Stuff.any(Stuff.METALS, Stuff.PLASTICS, Set.of(Finish.WAX))),
        Piece.label(0xf3eede),
        Piece.content(0x3a0610));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        0.9,
        Lathe.turn(
            Profile.at(0, 2.2)
                .curve(1.6, 1.4, 2.8, 0.05)
                .to(3.0, 0, 0.1)
                .to(3.75, 0, 0.5)
                .to(3.75, 18.5)
                .curve(3.55, 20.2, 2.5, 21.8, 1.7, 23.3, 1.45, 25.0)
                .to(1.4, 29.9, 0.1)
                .to(0.95, 29.9, 0.1)
                .to(0.95, 25.0)
                .curve(1.2, 23.2, 2.1, 21.6, 3.2, 20.0, 3.42, 18.5)
                .to(3.42, 1.0, 0.5)
                .curve(2.7, 0.75, 1.5, 2.0, 0, 2.7)));
    if (model.clear(Part.BODY)) {
      model.liquid(
          3,
          Lathe.turn(
              Profile.at(0, 2.66)
                  .curve(1.5, 1.96, 2.7, 0.71)
                  .to(3.45, 0.96, 0.5)
                  .to(3.45, 18.5)
                  .curve(3.23, 20.0, 2.13, 21.6, 1.7, 22.3)
                  .to(0, 22.3)));
    }
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(1.3, 24.4)
                .to(1.5, 24.4)
                .to(1.46, 28.6)
                .to(1.62, 28.75, 0.08)
                .to(1.62, 29.5, 0.1)
                .to(1.5, 30.0, 0.15)
                .to(0, 30.0)
                .to(0, 29.85)
                .to(1.3, 29.85)
                .to(1.3, 24.4)));
    model.label(Lathe.band(Profile.at(3.755, 5.0).to(3.755, 14.0), 0.02, 165));
  }
}
