package dev.darkroom.engine.product.design;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of an archetype.
 *
 * @param finish what it is made of unless words say otherwise
 * @param colour its own, or null for the finish's own
 * @param finishes that make sense for it
 * @param like the part whose look it shares unless words say otherwise, or null
 * @param onDemand whether it is there only when words speak of it
 */
public record Piece(
    Part part,
    Finish finish,
    @Nullable Colour colour,
    Set<Finish> finishes,
    @Nullable Part like,
    boolean onDemand) {
  public Piece {
    finishes = Set.copyOf(finishes);
  }

  /** A part in a colour ({@code 0xrrggbb}) of its own. */
  static Piece of(Part part, Finish finish, int rgb, Set<Finish> finishes) {
    return new Piece(part, finish, colour(rgb), finishes, null, false);
  }

  /** A part in the finish's own colour. */
  static Piece of(Part part, Finish finish, Set<Finish> finishes) {
    return new Piece(part, finish, null, finishes, null, false);
  }

  /** A part that looks as another one does. */
  static Piece like(Part other, Part part, Set<Finish> finishes) {
    return new Piece(part, Finish.CERAMIC, null, finishes, other, false);
  }

  /** A printed label of paper. */
  static Piece label(int rgb) {
    return of(Part.LABEL, Finish.PAPER, rgb, EnumSet.of(Finish.PAPER, Finish.KRAFT_PAPER));
  }

  /** A drink, a scent or a cream: words may give it a colour but no finish. */
  static Piece content(int rgb) {
    return of(Part.CONTENT, Finish.GLASS, rgb, Set.of());
  }

  /** The same, there only when words speak of it. */
  Piece asked() {
    return new Piece(part, finish, colour, finishes, like, true);
  }

  private static Colour colour(int rgb) {
    return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }
}
