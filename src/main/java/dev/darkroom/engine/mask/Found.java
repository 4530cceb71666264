package dev.darkroom.engine.mask;

import dev.darkroom.engine.Mask;

/**
 * A region that was found.
 *
 * @param confidence 0 to 1; calibrated as the chance that the region is right to look at
 * @param how in a few words, such as {@code person model} or {@code colour word}
 */
public record Found(Mask mask, double confidence, String how) {
  /** The same find in another geometry. */
  public Found with(Mask moved) {
    return new Found(moved, confidence, how);
  }
}
