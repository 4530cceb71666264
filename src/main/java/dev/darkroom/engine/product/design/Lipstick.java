package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A lipstick, its slanted bullet out of the metal tube, the cap beside it. */
final class Lipstick implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.PLASTIC, 0x18181a, Stuff.any(Stuff.PLASTICS, Stuff.METALS)),
        Piece.like(Part.BODY, Part.LID, Stuff.any(Stuff.PLASTICS, Stuff.METALS)),
        Piece.of(Part.BASE, Finish.GOLD, Stuff.METALS),
        Piece.content(0xc01230));
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        Lathe.turn(
            Profile.at(0, 0.03)
                .to(0.85, 0.0, 0.02)
                .to(1.05, 0, 0.08)
                .to(1.05, 3.2, 0.06)
                .to(0, 3.2)));
    model.add(
        Part.BASE,
        Lathe.turn(
            Profile.at(0, 3.2)
                .to(1.07, 3.2, 0.03)
                .to(1.07, 3.45, 0.03)
                .to(0.9, 3.48, 0.03)
                .to(0.9, 5.2, 0.05)
                .to(0.74, 5.2, 0.04)
                .to(0.74, 4.6)
                .to(0, 4.6)));
    model.filling(0.7, 0.35, Loft.over(60, 72, Lipstick::bullet));
    model.add(
        Part.LID,
        Pose.NONE
            .moved(-2.9, 0, 0.3)
            .apply(
                Lathe.turn(
                    Profile.at(0, 0.03)
                        .to(0.9, 0, 0.02)
                        .to(1.08, 0, 0.04)
                        .to(1.08, 4.6, 0.12)
                        .to(0, 4.65))));
    model.add(
        Part.BASE,
        Pose.NONE
            .moved(-2.9, 0, 0.3)
            .apply(
                Lathe.turn(
                    Profile.at(1.0, 0.02)
                        .to(1.1, 0.02)
                        .to(1.1, 0.35, 0.02)
                        .to(1.0, 0.35)
                        .to(1.0, 0.02))));
  }

  /** A round stick cut off at a slant, its edges softened. */
  private static Vec bullet(double up, double angle) {
    double shrink = up < 0.8 ? 1 : Math.sqrt(1 - Math.pow((up - 0.8) / 0.2, 2));
    double x = 0.72 * shrink * Math.cos(angle);
    double z = 0.72 * shrink * Math.sin(angle);
    double top = 7.0 + 0.95 * x / 0.72;
    double y = 4.4 + Math.min(1, up / 0.8) * (top - 4.4 - 0.22);
    double dome = up < 0.8 ? 0 : 0.22 * Math.sin((up - 0.8) / 0.2 * Math.PI / 2);
    return new Vec(x, y + dome, z);
  }
}
