package dev.darkroom.engine.product;

import dev.darkroom.engine.product.design.Designs;
import dev.darkroom.engine.product.design.Piece;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

  /** What a part can be made of, the usual first; empty where there is no such part. */
  public static List<Finish> finishes(Archetype archetype, Part part) {
    Optional<Piece> piece = piece(archetype, part);
    if (piece.isEmpty() || piece.get().finishes().isEmpty()) {
      return List.of();
    }
    List<Finish> finishes = new ArrayList<>(EnumSet.copyOf(piece.get().finishes()));
    Finish usual = usual(archetype, piece.get());
    if (finishes.remove(usual)) {
      finishes.addFirst(usual);
    }
    return List.copyOf(finishes);
  }

  private static Finish usual(Archetype archetype, Piece piece) {
    Part like = piece.like();
    return like == null
        ? piece.finish()
        : piece(archetype, like).map(Piece::finish).orElse(piece.finish());
  }

  private static Optional<Piece> piece(Archetype archetype, Part part) {
    return Designs.of(archetype).pieces().stream().filter(p -> p.part() == part).findFirst();
  }

  /** Whether a part can be made of a finish; false as well where there is no such part. */
  public static boolean takes(Archetype archetype, Part part, Finish finish) {
    return finishes(archetype, part).contains(finish);
  }
}
