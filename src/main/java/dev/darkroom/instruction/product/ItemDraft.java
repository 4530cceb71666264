package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Item.Look;
import dev.darkroom.engine.product.Part;
import java.util.EnumMap;
import java.util.Map;

/** An item as far as it has been read: the adjectives of each of its parts. */
final class ItemDraft {
  private final Archetype archetype;
  private final Map<Part, Traits> parts = new EnumMap<>(Part.class);

  ItemDraft(Archetype archetype) {
    this.archetype = archetype;
  }

  Archetype archetype() {
    return archetype;
  }

  ItemDraft become(Archetype other) {
    ItemDraft draft = new ItemDraft(other);
    draft.parts.putAll(parts);
    return draft;
  }

  void add(Part part, Traits traits) {
    parts.computeIfAbsent(part, _ -> new Traits()).add(traits);
  }

  Traits traits(Part part) {
    return parts.getOrDefault(part, new Traits());
  }

  Item item(Looks looks) {
    Map<Part, Look> found = new EnumMap<>(Part.class);
    parts.forEach(
        (part, traits) -> {
          if (part == Part.BODY && traits.nothing()) {
            return;
          }
          Look look = looks.of(archetype, part, traits);
          if (look != null) {
            found.put(part, look);
          }
        });
    return new Item(archetype, found);
  }
}
