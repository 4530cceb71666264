package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.List;
import java.util.Set;

/** A burning candle in a glass. */
final class Candle implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.GLASS, Stuff.any(Stuff.GLASS, Stuff.POTTERY, Stuff.METALS)),
        Piece.of(Part.CONTENT, Finish.WAX, Set.of(Finish.WAX)),
        Piece.label(0xf5f2ea));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        0.7,
        Lathe.turn(
            Profile.at(0, 0.1)
                .to(3.2, 0.1, 0.1)
                .to(3.3, 0, 0.1)
                .to(4.0, 0, 0.35)
                .to(4.0, 9.6, 0.12)
                .to(3.72, 9.6, 0.12)
                .to(3.72, 0.7, 0.4)
                .to(0, 0.7)));
    model.add(
        Part.CONTENT,
        Lathe.turn(
            Profile.at(0, 0.68)
                .to(3.7, 0.68, 0.4)
                .to(3.7, 7.3)
                .curve(3.4, 7.05, 2.0, 6.95, 0.5, 6.9)
                .to(0, 6.9)));
    model.add(
        Material.matt(Texture.plain(Vec.grey(0.02))),
        Sweep.tube(
            Sweep.through(new Vec(0, 6.6, 0), new Vec(0.02, 7.3, 0), new Vec(0.15, 7.9, 0)),
            new Vec(0, 0, 1),
            0.09));
    model.add(Material.glowing(new Vec(2.4, 1.35, 0.32)), flame());
    model.label(Lathe.band(Profile.at(4.005, 2.0).to(4.005, 6.2), 0.015, 95));
  }

  private static Mesh flame() {
    return Pose.NONE
        .moved(0.14, 7.7, 0)
        .apply(
            Lathe.turn(
                Profile.at(0, 0).curve(0.3, 0.3, 0.42, 0.8, 0.3, 1.5, 0.1, 2.2, 0, 2.6), 32));
  }
}
