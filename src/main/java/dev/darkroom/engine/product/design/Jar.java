package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Lathe;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Profile;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** A wide jar with a screw lid, as creams are sold in. */
final class Jar implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.CERAMIC,
            0xf3f1ed,
            Stuff.any(Stuff.POTTERY, Stuff.GLASS, Stuff.PLASTICS, Stuff.METALS, Stuff.MINERALS)),
        Piece.of(Part.LID, Finish.PLASTIC, 0x2b2b2d, Stuff.any(Stuff.CAPS, Stuff.MINERALS)),
        Piece.label(0xded8ca),
        Piece.content(0xf6efe2).asked());
  }

  @Override
  public void build(Model model) {
    model.add(
        Part.BODY,
        1.0,
        Lathe.turn(
            Profile.at(0, 0.15)
                .to(2.9, 0.15)
                .to(3.1, 0, 0.1)
                .to(3.9, 0, 0.6)
                .to(3.9, 4.9, 0.55)
                .to(3.3, 5.2, 0.1)
                .to(3.3, 6.2, 0.05)
                .to(3.0, 6.2, 0.05)
                .to(3.0, 5.0, 0.3)
                .to(3.3, 4.4, 0.5)
                .to(3.3, 0.8, 0.6)
                .to(0, 0.8)));
    if (model.clear(Part.BODY) && model.has(Part.CONTENT)) {
      model.filling(
          0.4,
          0.4,
          Lathe.turn(Profile.at(0, 0.82).to(3.28, 0.82, 0.6).to(3.28, 4.4, 0.4).to(0, 4.6)));
    }
    model.add(Part.LID, lid());
    model.label(Lathe.band(Profile.at(3.905, 1.1).to(3.905, 4.1), 0.015, 110));
  }

  /** The lid with a fine grip round its side. */
  private static Mesh lid() {
    List<List<Vec>> rings = new ArrayList<>();
    double[][] sections = {
      {3.3, 5.3},
      {3.8, 5.3},
      {3.9, 5.36},
      {3.93, 5.5},
      {3.93, 7.2},
      {3.9, 7.36},
      {3.8, 7.46},
      {3.66, 7.5}
    };
    for (double[] s : sections) {
      List<Vec> ring = new ArrayList<>();
      double grip = s[0] > 3.92 ? 0.025 : 0;
      for (int i = 0; i < 288; i++) {
        double angle = 2 * Math.PI * i / 288;
        double r = s[0] + grip * Math.cos(72 * angle);
        ring.add(new Vec(r * Math.cos(angle), s[1], r * Math.sin(angle)));
      }
      rings.add(ring);
    }
    return Loft.over(rings);
  }
}
