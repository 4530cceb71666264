package dev.darkroom.engine.operation;

/** A tonal quality that can be raised or lowered. */
public enum Tone {
  BRIGHTNESS,
  CONTRAST,
  SATURATION,
  WARMTH,
  EXPOSURE,
  HIGHLIGHTS,
  SHADOWS,
  GREEN_MAGENTA
}
