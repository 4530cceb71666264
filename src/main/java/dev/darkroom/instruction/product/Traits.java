package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Finish;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The adjectives and the number before a noun, or behind it. */
final class Traits {
  /**
   * A colour.
   *
   * @param finish what the same word means as a material ("gold"), or null
   */
  record Paint(Colour colour, @Nullable Finish finish) {}

  /** More colours than items can have need no remembering. */
  private static final int PAINTS_MAX = 8;

  final List<Paint> paints = new ArrayList<>();
  final Set<String> materials = new LinkedHashSet<>();
  final Set<String> sheens = new LinkedHashSet<>();
  @Nullable String shade;

  /** The number before the noun, 0 where none is. */
  int count;

  /** Whether "a", "the" or a number came before the noun. */
  boolean determined;

  /** The words, to name them when they are refused. */
  final List<Word> words = new ArrayList<>();

  boolean nothing() {
    return paints.isEmpty() && materials.isEmpty() && sheens.isEmpty() && shade == null;
  }

  void paint(Paint paint) {
    if (paints.size() < PAINTS_MAX) {
      paints.add(paint);
    }
  }

  /** The same with one colour only. */
  Traits withPaint(Paint paint) {
    Traits copy = new Traits();
    copy.add(this);
    copy.paints.clear();
    copy.paints.add(paint);
    return copy;
  }

  void clear() {
    paints.clear();
    materials.clear();
    sheens.clear();
    words.clear();
    shade = null;
    count = 0;
    determined = false;
  }

  void add(Traits other) {
    other.paints.forEach(this::paint);
    materials.addAll(other.materials);
    sheens.addAll(other.sheens);
    shade = other.shade == null ? shade : other.shade;
    count = other.count == 0 ? count : other.count;
    determined |= other.determined;
    words.addAll(other.words);
  }
}
