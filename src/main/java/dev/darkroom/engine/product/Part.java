package dev.darkroom.engine.product;

/** The parts of a product that words can single out. */
public enum Part {
  BODY,
  LID,
  HANDLE,
  LABEL,
  RIM,
  BASE,
  SHADE,
  CONTENT
}
