package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.shape.Slab;
import dev.darkroom.engine.product.shape.Sticker;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A perfume flask: a heavy block of glass with scent inside, a collar and a cap. */
final class Perfume implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.GLASS, Stuff.any(Stuff.GLASS)),
        Piece.of(Part.LID, Finish.GOLD, Stuff.CAPS),
        Piece.like(Part.LID, Part.RIM, Stuff.METALS),
        Piece.label(0xf4efe4).asked(),
        Piece.content(0xf0b183));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        1.8,
        Loft.over(
            List.of(
                ring(5.7, 2.5, 0),
                ring(6.3, 3.1, 0.3),
                ring(6.4, 3.2, 0.45),
                ring(6.4, 3.2, 7.6),
                ring(6.1, 2.9, 8.0),
                ring(2.4, 2.0, 8.5),
                ring(2.0, 1.8, 8.6)),
            12));
    model.liquid(
        3.2, Loft.over(List.of(ring(4.9, 1.7, 1.5), ring(5.2, 2.0, 1.8), ring(5.2, 2.0, 6.3)), 20));
    model.add(
        Part.RIM,
        Lathe.turn(
            Profile.at(0, 8.5)
                .to(1.0, 8.5)
                .to(1.05, 8.55, 0.04)
                .to(1.05, 9.05, 0.05)
                .to(0.85, 9.1, 0.05)
                .to(0.85, 9.5)
                .to(0, 9.5)));
    model.add(Part.LID, Slab.of(Outline.rectangle(2.3, 2.3, 0.2), 9.3, 12.0, 0.12));
    if (model.has(Part.LABEL)) {
      model.label(Pose.NONE.moved(0, 4.2, 1.61).apply(Sticker.of(3, 2.6, 0.06, 0.02)));
    } else {
      model.add(Part.RIM, Pose.NONE.moved(0, 4.4, 1.61).apply(Sticker.of(2.6, 1.0, 0.06, 0.03)));
    }
  }

  private static List<Vec> ring(double width, double depth, double height) {
    double cut = 0.35;
    double x = width / 2;
    double z = depth / 2;
    return List.of(
        new Vec(x, height, -z + cut),
        new Vec(x, height, z - cut),
        new Vec(x - cut, height, z),
        new Vec(-x + cut, height, z),
        new Vec(-x, height, z - cut),
        new Vec(-x, height, -z + cut),
        new Vec(-x + cut, height, -z),
        new Vec(x - cut, height, -z));
  }
}
