package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.render.Vec;
import java.util.List;
import java.util.Set;

/** A bar of soap with an oval pressed into it. */
final class Soap implements Design {
  private static final double HALF_HEIGHT = 1.5;

  @Override
  public List<Piece> pieces() {
    return List.of(Piece.of(Part.BODY, Finish.WAX, 0xe9d3bd, Set.of(Finish.WAX)));
  }

  @Override
  public void build(Model model) {
    model.add(Part.BODY, Pose.NONE.turned(-22).apply(Loft.over(90, 144, Soap::skin)));
  }

  /** The lower half rises from the middle to the waist, the upper half goes back to the middle. */
  private static Vec skin(double up, double angle) {
    boolean above = up > 0.35;
    double t = above ? (1 - up) / 0.65 : up / 0.35;
    double reach = Math.pow(1 - Math.pow(1 - t, 2.2), 0.9);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double round = Math.pow(Math.pow(Math.abs(c), 4) + Math.pow(Math.abs(s), 4), -0.25);
    double x = 4.6 * reach * round * c;
    double z = 3.0 * reach * round * s;
    double rise = HALF_HEIGHT * Math.pow(Math.max(0, 1 - Math.pow(reach, 3.4)), 0.6);
    double oval = Math.hypot(x / 3.1, z / 1.75);
    double groove = above ? 0.28 * Math.exp(-Math.pow((oval - 1) / 0.075, 2)) : 0;
    double hollow = above ? 0.14 / (1 + Math.exp((oval - 1) * 26)) : 0;
    double y = above ? HALF_HEIGHT + rise - groove - hollow : HALF_HEIGHT - rise;
    return new Vec(x, y, z);
  }
}
