package dev.darkroom.engine.operation;

/** A kind of retouching. */
public enum Touch {
  SHARPEN,
  BLUR,
  DENOISE,
  /** Takes a colour cast away. */
  WHITE_BALANCE,
  /** Takes haze away. */
  DEHAZE,
  /** White balance, the full range of tones and a little more colour, each as far as needed. */
  AUTO_ENHANCE,
  /** Evens skin out and keeps its texture; nobody's face gets another shape. */
  SMOOTH_SKIN,
  /** Takes small spots out of skin. */
  REMOVE_BLEMISHES
}
