package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import java.util.List;

/** A ball. */
final class Ball implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.RUBBER,
            0xd23b30,
            Stuff.any(
                Stuff.RUBBER,
                Stuff.PLASTICS,
                Stuff.GLASS,
                Stuff.POTTERY,
                Stuff.MINERALS,
                Stuff.WOOD,
                Stuff.SKINS,
                Stuff.METALS)));
  }

  @Override
  public void build(Model model) {
    Profile half = Profile.at(0, 0);
    for (int i = 1; i < 60; i++) {
      double angle = Math.PI * i / 60;
      half.to(6 * Math.sin(angle), 6 - 6 * Math.cos(angle));
    }
    model.add(Part.BODY, 10, Lathe.turn(half.to(0, 12), 120));
  }
}
