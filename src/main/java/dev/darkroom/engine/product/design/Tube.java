package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** A squeeze tube that stands on its cap, its end pressed flat. */
final class Tube implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.MATT_PLASTIC, 0xf1efea, Stuff.any(Stuff.PLASTICS, Stuff.METALS)),
        Piece.of(
            Part.LID,
            Finish.PLASTIC,
            0xd9a6a0,
            Stuff.any(Stuff.PLASTICS, Stuff.METALS, Stuff.WOOD)),
        Piece.label(0x3b3a3a).asked());
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.LID,
        Lathe.turn(
            Profile.at(0, 0.1)
                .to(1.9, 0.1)
                .to(2.0, 0, 0.05)
                .to(2.25, 0, 0.25)
                .to(2.15, 2.3, 0.12)
                .to(0, 2.3)));
    model.add(Part.BODY, Loft.over(48, 96, Tube::skin));
    model.add(
        Material.coated(Texture.plain(model.tint(Part.LID)), 0.8, 0.35),
        Loft.over(28, 96, (up, angle) -> outside(skin(0.34 + 0.035 * up, angle), up)));
    model.add(
        Material.coated(Texture.plain(Reflectance.of(0x4b4a4a)), 0.8, 0.35), bar(7.4, 1.0, 1.5));
    model.add(
        Material.coated(Texture.plain(Reflectance.of(0x8a8885)), 0.8, 0.35), bar(8.6, 0.24, 1.1));
    if (model.has(Part.LABEL)) {
      model.label(bar(9.0, 3.0, 1.2));
    }
  }

  private static final double LOW = 2.35;
  private static final double HIGH = 14.6;

  private static Vec skin(double up, double angle) {
    double flat = Math.pow(Math.clamp((up - 0.03) / 0.9, 0.0, 1.0), 1.5);
    double shoulder = up < 0.03 ? Math.sqrt(1 - Math.pow(1 - up / 0.03, 2)) : 1;
    double width = (2.05 + 0.85 * flat) * (0.7 + 0.3 * shoulder);
    double depth = (2.05 * (1 - flat) + 0.07) * (0.7 + 0.3 * shoulder);
    double ripple = up > 0.94 ? 0.05 * Math.sin((up - 0.94) * 560) : 0;
    double z = Math.sin(angle);
    return new Vec(
        width * Math.cos(angle),
        LOW + (HIGH - LOW) * up,
        depth * z + ripple * Math.signum(z) * 0.4);
  }

  private static Vec outside(Vec point, double up) {
    double grown = up <= 0 || up >= 1 ? 0.999 : 1.006;
    return new Vec(point.x() * grown, point.y(), point.z() * grown);
  }

  /** A thin printed bar on the front. */
  private static Mesh bar(double from, double height, double halfWidth) {
    List<List<Vec>> rings = new ArrayList<>();
    for (int i = 0; i <= 8; i++) {
      double y = from + height * i / 8;
      List<Vec> ring = new ArrayList<>();
      for (int k = 0; k <= 16; k++) {
        ring.add(front(y, halfWidth * (1 - k / 8.0), 0.0));
      }
      for (int k = 16; k >= 0; k--) {
        ring.add(front(y, halfWidth * (1 - k / 8.0), 0.015));
      }
      rings.add(ring.reversed());
    }
    return Loft.over(rings);
  }

  private static Vec front(double y, double x, double outside) {
    double up = (y - LOW) / (HIGH - LOW);
    double width = skin(up, 0).x();
    Vec at = skin(up, Math.acos(x / width));
    return new Vec(at.x(), y, at.z() + outside);
  }
}
