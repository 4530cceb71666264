package dev.darkroom.engine.product;

import dev.darkroom.engine.colour.Colour;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One product in a shot.
 *
 * @param looks what the words say of its parts; parts that they leave open take the archetype's own
 *     look
 */
public record Item(Archetype archetype, Map<Part, Look> looks) {
  /**
   * What a part looks like.
   *
   * @param colour null where the words name none
   * @param finish null where the words name none
   */
  public record Look(@Nullable Colour colour, @Nullable Finish finish) {}

  public Item {
    looks = Map.copyOf(looks);
  }
}
