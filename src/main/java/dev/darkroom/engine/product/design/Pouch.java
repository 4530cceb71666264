package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Sticker;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A stand-up pouch with a welded top, a zip line and a round bottom. */
final class Pouch implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.MATT_PLASTIC,
            0xe6dccb,
            Stuff.any(
                Stuff.PLASTICS,
                Stuff.PAPERS,
                Set.of(Finish.ALUMINIUM, Finish.SILVER, Finish.GOLD))),
        Piece.label(0xf6f3ec));
  }

  @Override
  public void build(Model model) {
    model.add(Part.BODY, Loft.over(70, 120, Pouch::skin));
    model.label(front(5.6, 12.2, 3.6));
  }

  private static final double HEIGHT = 20;

  /** From a lens below over a full belly to a flat, welded top with a zip. */
  private static Vec skin(double up, double angle) {
    double y = HEIGHT * up;
    double low = Math.min(1, up / 0.02);
    double depth = thickness(up);
    double width = 6.6 - 0.35 * Math.sin(Math.PI * Math.min(1, up * 1.15)) - 0.12 * (1 - low);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double x = width * Math.signum(c) * Math.pow(Math.abs(c), 0.72);
    double lens = Math.pow(Math.max(0, 1 - Math.pow(Math.abs(x) / width, 2.2)), 0.9);
    double seam = 0.06 * (Math.abs(s) < 1e-9 ? 0 : 1);
    double zip = 0.09 * Math.exp(-Math.pow((up - 0.845) / 0.006, 2));
    double dent = 0.08 * Math.sin(3.1 * x / width + 9 * up) * Math.sin(Math.PI * up) * lens;
    double arch = up < 0.12 ? 0 : 1;
    double z = Math.signum(s) * (depth * lens + seam + zip + arch * dent);
    return new Vec(x, y, z);
  }

  private static double thickness(double up) {
    double belly =
        up < 0.16
            ? 3.1 - 0.2 * (1 - up / 0.16)
            : 3.1 * Math.pow(Math.cos((up - 0.16) / 0.66 * Math.PI / 2), 1.15);
    return up > 0.82 ? 0 : Math.max(0, belly);
  }

  /** The label follows the belly. */
  private static Mesh front(double from, double to, double halfWidth) {
    List<List<Vec>> rings = new ArrayList<>();
    for (int i = 0; i <= 24; i++) {
      double up = (from + (to - from) * i / 24) / HEIGHT;
      List<Vec> out = new ArrayList<>();
      List<Vec> in = new ArrayList<>();
      for (int k = 0; k <= 24; k++) {
        Vec at = at(up, halfWidth * (1 - k / 12.0));
        out.add(new Vec(at.x(), at.y(), at.z() + 0.03));
        in.add(new Vec(at.x(), at.y(), at.z() - 0.02));
      }
      out.addAll(in.reversed());
      rings.add(out);
    }
    return Sticker.flat(Loft.over(rings), 2 * halfWidth, to - from, (from + to) / 2);
  }

  private static Vec at(double up, double x) {
    double width = skin(up, 0).x();
    double share = Math.abs(x) / width;
    double angle = Math.acos(Math.signum(x) * Math.pow(share, 1 / 0.72));
    return skin(up, angle);
  }
}
