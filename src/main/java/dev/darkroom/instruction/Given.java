package dev.darkroom.instruction;

/**
 * What came with an instruction.
 *
 * @param pictures how many pictures, 0 when not known yet
 * @param mask whether the caller sent a mask
 */
public record Given(int pictures, boolean mask) {
  public Given {
    if (pictures < 0) {
      throw new IllegalArgumentException("There cannot be " + pictures + " pictures");
    }
  }

  boolean lacks(int picture) {
    return pictures > 0 && picture > pictures;
  }
}
