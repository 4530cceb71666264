package dev.darkroom.engine.operation;

/** A kind of retouching. */
public enum Touch {
  SHARPEN,
  BLUR,
  DENOISE,
  WHITE_BALANCE,
  DEHAZE,
  AUTO_ENHANCE
}
