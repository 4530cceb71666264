package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import java.util.EnumSet;
import java.util.Set;

/** Which finishes go together. */
final class Stuff {
  static final Set<Finish> METALS = Set.copyOf(EnumSet.range(Finish.SILVER, Finish.CHROME));
  static final Set<Finish> GLASS = Set.of(Finish.GLASS, Finish.FROSTED_GLASS);
  static final Set<Finish> PLASTICS = Set.of(Finish.PLASTIC, Finish.MATT_PLASTIC);
  static final Set<Finish> POTTERY = Set.of(Finish.CERAMIC, Finish.MATT_CERAMIC, Finish.CLAY);
  static final Set<Finish> MINERALS = Set.of(Finish.MARBLE, Finish.STONE);
  static final Set<Finish> PAPERS = Set.of(Finish.PAPER, Finish.KRAFT_PAPER);
  static final Set<Finish> SKINS = Set.of(Finish.FABRIC, Finish.LEATHER);
  static final Set<Finish> WOOD = Set.of(Finish.WOOD);
  static final Set<Finish> RUBBER = Set.of(Finish.RUBBER);

  /** What is drunk from. */
  static final Set<Finish> CUPS = any(POTTERY, GLASS, PLASTICS, WOOD, METALS);

  /** What table ware and vessels are made of. */
  static final Set<Finish> WARE = any(POTTERY, GLASS, PLASTICS, MINERALS, WOOD, METALS);

  /** What caps and lids are made of. */
  static final Set<Finish> CAPS = any(PLASTICS, METALS, WOOD, RUBBER, POTTERY);

  private Stuff() {}

  @SafeVarargs
  static Set<Finish> any(Set<Finish>... groups) {
    Set<Finish> all = EnumSet.noneOf(Finish.class);
    for (Set<Finish> group : groups) {
      all.addAll(group);
    }
    return Set.copyOf(all);
  }
}
