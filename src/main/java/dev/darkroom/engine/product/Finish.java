package dev.darkroom.engine.product;

/** What a part is made of. */
public enum Finish {
  CERAMIC,
  MATT_CERAMIC,
  CLAY,
  GLASS,
  FROSTED_GLASS,
  PLASTIC,
  MATT_PLASTIC,
  RUBBER,
  PAPER,
  KRAFT_PAPER,
  FABRIC,
  LEATHER,
  WOOD,
  MARBLE,
  STONE,
  WAX,
  SILVER,
  STEEL,
  BRUSHED_STEEL,
  GOLD,
  ROSE_GOLD,
  COPPER,
  BRASS,
  ALUMINIUM,
  CHROME
}
