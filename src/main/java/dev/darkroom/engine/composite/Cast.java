package dev.darkroom.engine.composite;

/**
 * The shadow that a scene's light throws behind or before a subject.
 *
 * @param slant how far to the right it leans for each pixel of the subject's height; negative to
 *     the left
 * @param fall how far up the picture it lies for each pixel of height; negative towards the camera,
 *     when the light comes from behind
 * @param strength 0 for none to 1 for black
 */
public record Cast(double slant, double fall, double strength) {
  /** Of a soft light from the front left. */
  public static final Cast USUAL = new Cast(0.15, 0.14, 0.24);
}
