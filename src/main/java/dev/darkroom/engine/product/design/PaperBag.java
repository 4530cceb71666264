package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Sticker;
import dev.darkroom.engine.product.shape.Sweep;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;

/** A carrier bag of paper with folded sides and two twisted handles. */
final class PaperBag implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(Part.BODY, Finish.KRAFT_PAPER, Stuff.PAPERS),
        Piece.of(Part.HANDLE, Finish.KRAFT_PAPER, 0xa57f55, Stuff.any(Stuff.PAPERS, Stuff.SKINS)),
        Piece.label(0xf3f0e8).asked());
  }

  @Override
  public void build(Model model) {
    Pose turn = Pose.NONE.turned(-28);
    model.add(Part.BODY, turn.apply(walls()));
    model.add(Part.HANDLE, turn.apply(handle(4.75, 0.6)));
    model.add(Part.HANDLE, turn.apply(handle(-4.6, -0.5)));
    if (model.has(Part.LABEL)) {
      model.label(turn.apply(Pose.NONE.moved(0, 12, 5.02).apply(Sticker.of(8, 5, 0.06, 0.03))));
    }
  }

  private static final double HEIGHT = 26;

  private static Mesh walls() {
    List<List<Vec>> rings = new ArrayList<>();
    rings.add(section(0, 0));
    for (int i = 0; i <= 24; i++) {
      rings.add(section(HEIGHT * i / 24, 0));
    }
    for (int i = 24; i >= 1; i--) {
      rings.add(section(HEIGHT * i / 24, 0.06));
    }
    rings.add(section(0.1, 0.06));
    return Loft.over(rings, 12);
  }

  /** A rectangle whose short sides fold inward more and more towards the top. */
  private static List<Vec> section(double y, double inset) {
    double up = y / HEIGHT;
    double x = 9 - inset;
    double z = 5 - 0.5 * up - inset;
    double fold = 2.3 * Math.pow(Math.max(0, up - 0.12), 0.8);
    double bulge = 0.25 * Math.sin(Math.PI * up);
    List<Vec> ring = new ArrayList<>();
    int steps = 10;
    Vec[] corners = {
      new Vec(x, y, -z), new Vec(x - fold, y, 0), new Vec(x, y, z),
      new Vec(0, y, z + bulge), new Vec(-x, y, z), new Vec(-x + fold, y, 0),
      new Vec(-x, y, -z), new Vec(0, y, -z - bulge)
    };
    for (int i = 0; i < corners.length; i++) {
      for (int k = 0; k < steps; k++) {
        ring.add(corners[i].mix(corners[(i + 1) % corners.length], k / (double) steps));
      }
    }
    return ring;
  }

  private static Mesh handle(double z, double lean) {
    List<Vec> path =
        Sweep.through(
            new Vec(-3.6, HEIGHT - 3, z),
            new Vec(-3.6, HEIGHT + 0.5, z),
            new Vec(-3.3, HEIGHT + 4.6, z + lean),
            new Vec(-1.6, HEIGHT + 7, z + 1.5 * lean),
            new Vec(1.6, HEIGHT + 7, z + 1.5 * lean),
            new Vec(3.3, HEIGHT + 4.6, z + lean),
            new Vec(3.6, HEIGHT + 0.5, z),
            new Vec(3.6, HEIGHT - 3, z));
    return Sweep.strap(
        path,
        new Vec(0, 0, 1),
        t -> 0.3 + 0.06 * Math.sin(t * 130),
        t -> 0.3 - 0.06 * Math.sin(t * 130));
  }
}
