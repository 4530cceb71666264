package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A table lamp: a base, a stem and a glowing shade. */
final class Lamp implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.BRASS,
            Stuff.any(Stuff.METALS, Stuff.WOOD, Stuff.POTTERY, Stuff.PLASTICS)),
        Piece.like(
            Part.BODY,
            Part.BASE,
            Stuff.any(Stuff.METALS, Stuff.WOOD, Stuff.POTTERY, Stuff.PLASTICS, Stuff.MINERALS)),
        Piece.of(
            Part.SHADE,
            Finish.FABRIC,
            0xf3e7cf,
            Stuff.any(Stuff.SKINS, Stuff.PAPERS, Stuff.PLASTICS)));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BASE,
        Lathe.turn(
            Profile.at(0, 0.1)
                .to(7.4, 0.1)
                .to(7.6, 0, 0.05)
                .to(8, 0, 0.3)
                .to(7.9, 1.4, 0.5)
                .curve(4, 1.9, 1.4, 2.4)
                .to(0, 2.4)));
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 2.2)
                .to(1.3, 2.2, 0.2)
                .to(0.75, 3.2, 0.5)
                .to(0.7, 24.0)
                .to(1.2, 24.2, 0.1)
                .to(1.2, 27.6, 0.1)
                .to(0, 27.6)));
    Material cloth = model.material(Part.SHADE, 1);
    Vec tint = model.tint(Part.SHADE);
    model.add(
        lit(cloth, tint.times(new Vec(1.1, 0.8, 0.5))),
        Lathe.turn(
            Profile.at(10.4, 24.5)
                .to(10.6, 24.5, 0.1)
                .to(7.2, 40.5, 0.1)
                .to(7.0, 40.5, 0.1)
                .to(10.4, 24.5)));
    model.add(
        Material.glowing(new Vec(9, 6.6, 4)),
        Lathe.turn(
            Profile.at(0, 28).to(0.8, 28.2).curve(2.0, 30.5, 2.1, 32.4, 1.2, 34, 0, 34.4), 40));
  }

  /** Cloth that the bulb behind it shines through. */
  private static Material lit(Material cloth, Vec glow) {
    return new Material(
        cloth.colour(),
        cloth.roughness(),
        cloth.metallic(),
        cloth.coat(),
        cloth.coatRoughness(),
        0,
        cloth.index(),
        Vec.ZERO,
        glow);
  }
}
