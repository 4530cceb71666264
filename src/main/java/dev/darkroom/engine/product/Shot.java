package dev.darkroom.engine.product;

import dev.darkroom.engine.colour.Colour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product picture as words describe it.
 *
 * @param items 1 to 4, from left to right
 * @param ground what they stand on
 * @param groundColour null for the ground's own colour
 * @param backdrop the colour behind them, or null for one that suits ground and light
 * @param placing where in the picture they stand
 */
public record Shot(
    List<Item> items,
    Ground ground,
    @Nullable Colour groundColour,
    @Nullable Colour backdrop,
    Light light,
    Angle angle,
    Framing framing,
    Placing placing) {
  /** What things stand on. */
  public enum Ground {
    STUDIO,
    WOOD,
    DARK_WOOD,
    MARBLE,
    BLACK_MARBLE,
    CLOTH,
    CONCRETE,
    SAND,
    GRASS,
    BLACK_GLASS
  }

  /** Where the light comes from. */
  public enum Light {
    SOFT_STUDIO,
    BRIGHT,
    WINDOW,
    DAYLIGHT,
    GOLDEN_HOUR,
    WARM_LAMP,
    DRAMATIC,
    DARK
  }

  /** The height of the camera. */
  public enum Angle {
    EYE_LEVEL,
    RAISED,
    STEEP,
    TOP_DOWN,
    LOW
  }

  /** How much of the picture the products fill. */
  public enum Framing {
    CLOSE_UP,
    USUAL,
    WIDE
  }

  /** Where in the picture the products stand. */
  public enum Placing {
    CENTRE,
    LEFT,
    RIGHT
  }

  public Shot {
    items = List.copyOf(items);
    if (items.isEmpty() || items.size() > 4) {
      throw new IllegalArgumentException("A shot shows 1 to 4 items, not " + items.size());
    }
  }
}
