package dev.darkroom.engine.operation;

/** A tonal quality that can be raised or lowered. */
public enum Tone {
  /** Lightness as the eye sees it: +30 % makes mid-tones look 30 % lighter. */
  BRIGHTNESS,
  /** The distance of tones from mid grey. */
  CONTRAST,
  /** The strength of colours; -100 % is grey. */
  SATURATION,
  /** Towards amber, or blue when lowered. */
  WARMTH,
  /** Light on the sensor: 100 % is two stops. */
  EXPOSURE,
  /** The light part only. */
  HIGHLIGHTS,
  /** The dark part only. */
  SHADOWS,
  /** Towards magenta, or green when lowered. */
  GREEN_MAGENTA
}
