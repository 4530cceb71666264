package dev.darkroom.job;

import org.jspecify.annotations.Nullable;

/**
 * What the caller wants the result to be.
 *
 * @param size the exact size in pixels, or null for the size that the instruction asks for, else
 *     that of the first picture
 * @param sizeOpen whether the size is only the API's usual one, which gives way where the
 *     instruction itself asks for a shape or a size
 * @param format the file format
 * @param quality 0 to 100, for JPEG and WebP; PNG is always lossless
 * @param transparent whether a cut-out is asked for as the last step
 */
public record OutputSpec(
    @Nullable Size size, boolean sizeOpen, OutputFormat format, int quality, boolean transparent) {
  public OutputSpec {
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("Quality is 0 to 100: " + quality);
    }
    if (transparent && !format.transparency()) {
      throw new IllegalArgumentException(format.label() + " keeps no transparency");
    }
  }
}
