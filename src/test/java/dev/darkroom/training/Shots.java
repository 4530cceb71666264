package dev.darkroom.training;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Shot;
import java.util.List;
import java.util.Map;

/** What the framer needs to know of a shot. */
record Shots(Shot.Angle angle, Shot.Framing framing) {
  Shot shot() {
    return new Shot(
        List.of(new Item(Archetype.BALL, Map.of())),
        Shot.Ground.STUDIO,
        null,
        null,
        Shot.Light.SOFT_STUDIO,
        angle,
        framing,
        Shot.Placing.CENTRE);
  }
}
