package dev.darkroom.engine.operation;

/** A look that a whole picture can be given. */
public enum Look {
  BLACK_AND_WHITE,
  SEPIA,
  VINTAGE,
  SKETCH,
  OIL,
  WATERCOLOUR,
  CARTOON,
  VIGNETTE,
  WARM,
  COOL,
  NIGHT,
  AUTUMN,
  HDR,
  FADE,
  INVERT,
  POSTER,
  PIXELATE,
  EMBOSS
}
