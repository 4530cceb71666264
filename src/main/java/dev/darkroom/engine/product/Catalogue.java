package dev.darkroom.engine.product;

import dev.darkroom.engine.product.design.Designs;
import dev.darkroom.engine.product.design.Piece;
import java.util.EnumSet;
import java.util.Set;

/** What can be had: the parts of each archetype and the finishes that make sense for them. */
public final class Catalogue {
  private Catalogue() {}

  /** The parts that words can single out. */
  public static Set<Part> parts(Archetype archetype) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (Piece piece : Designs.of(archetype).pieces()) {
      parts.add(piece.part());
    }
    return parts;
  }

  /** Whether a part can be made of a finish; false as well where there is no such part. */
  public static boolean takes(Archetype archetype, Part part, Finish finish) {
    for (Piece piece : Designs.of(archetype).pieces()) {
      if (piece.part() == part) {
        return piece.finishes().contains(finish);
      }
    }
    return false;
  }
}
