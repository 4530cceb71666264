package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.List;
import java.util.Set;

/** A small serum bottle of amber glass with a rubber teat. */
final class DropperBottle implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.GLASS, 0xa8560f, Stuff.any(Stuff.GLASS, Stuff.PLASTICS)),
        Piece.of(Part.LID, Finish.RUBBER, 0x1d1d1f, Stuff.any(Stuff.RUBBER)),
        Piece.of(
            Part.RIM,
            Finish.MATT_PLASTIC,
            0x232325,
            Stuff.any(Stuff.METALS, Stuff.PLASTICS, Stuff.WOOD)),
        Piece.label(0xf4efe4),
        new Piece(Part.CONTENT, Finish.GLASS, null, Set.of(), null, false));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        0.7,
        Lathe.turn(
            Profile.at(0, 0.15)
                .to(1.2, 0.1, 0.1)
                .to(1.3, 0, 0.05)
                .to(1.65, 0, 0.3)
                .to(1.65, 4.9, 0.8)
                .to(0.85, 5.7, 0.2)
                .to(0.8, 6.6, 0.05)
                .to(0.6, 6.6, 0.05)
                .to(0.62, 5.6, 0.2)
                .to(1.47, 4.8, 0.7)
                .to(1.47, 0.4, 0.25)
                .to(0, 0.4)));
    if (model.clear(Part.BODY)) {
      model.liquid(
          4, Lathe.turn(Profile.at(0, 0.38).to(1.49, 0.38, 0.25).to(1.49, 4.0).to(0, 4.0)));
      model.add(
          Material.clear(1.5, 0, Vec.ZERO),
          Lathe.turn(Profile.at(0, 0.7).to(0.12, 0.8).to(0.28, 1.5).to(0.28, 6.0).to(0, 6.0), 32));
    }
    model.add(Part.RIM, ribbed());
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 7.3)
                .to(0.85, 7.3)
                .to(0.9, 7.6, 0.1)
                .to(0.62, 7.9, 0.15)
                .curve(0.66, 8.6, 0.66, 9.4, 0.5, 10.0, 0.25, 10.3, 0, 10.36)));
    model.label(Lathe.band(Profile.at(1.655, 0.9).to(1.655, 4.1), 0.012, 160));
  }

  /** The collar with its grip. */
  private static Mesh ribbed() {
    return Loft.over(
        24,
        144,
        (up, angle) -> {
          double edge = Math.min(1, Math.min(up, 1 - up) * 10);
          double r = 1.02 + 0.08 * Math.sqrt(edge) + 0.025 * edge * Math.cos(36 * angle);
          return new Vec(r * Math.cos(angle), 5.75 + 1.6 * up, r * Math.sin(angle));
        });
  }
}
