package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Loft;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Slab;
import dev.darkroom.engine.product.shape.Sticker;
import dev.darkroom.engine.render.Mesh;
import java.util.List;

/** A rigid carton with a lid that slips over it. */
final class Box implements Design {
  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.KRAFT_PAPER,
            Stuff.any(
                Stuff.PAPERS,
                Stuff.WOOD,
                Stuff.SKINS,
                Stuff.PLASTICS,
                Stuff.METALS,
                Stuff.MINERALS)),
        Piece.like(
            Part.BODY,
            Part.LID,
            Stuff.any(
                Stuff.PAPERS,
                Stuff.WOOD,
                Stuff.SKINS,
                Stuff.PLASTICS,
                Stuff.METALS,
                Stuff.MINERALS)),
        Piece.label(0xf3f0e8).asked());
  }

  @Override
  public void build(Model model) {
    Pose turn = Pose.NONE.turned(-32);
    model.add(Part.BODY, turn.apply(Slab.of(Outline.rectangle(15.4, 12.4, 0.12), 0, 9, 0.06)));
    model.add(Part.LID, turn.apply(lid()));
    if (model.has(Part.LABEL)) {
      model.label(turn.apply(Pose.NONE.moved(0, 3.1, 6.2).apply(Sticker.of(5, 3.6, 0.06, 0.03))));
    }
  }

  /** The lid is hollow, so that its lower edge throws a shadow. */
  private static Mesh lid() {
    Outline outer = Outline.rectangle(16, 13, 0.14);
    Outline inner = Outline.rectangle(15.7, 12.7, 0.14);
    return Loft.over(
        List.of(
            Loft.ring(inner, 9.1),
            Loft.ring(inner, 6.4),
            Loft.ring(inner.grown(0.02), 6.37),
            Loft.ring(outer.grown(-0.02), 6.37),
            Loft.ring(outer, 6.4),
            Loft.ring(outer, 9.4),
            Loft.ring(outer.grown(-0.03), 9.47),
            Loft.ring(outer.grown(-0.1), 9.5)));
  }
}
