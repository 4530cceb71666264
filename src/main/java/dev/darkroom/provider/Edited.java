package dev.darkroom.provider;

import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider made.
 *
 * @param images as many as the job asked for, in order
 * @param revisedPrompt what was carried out, in words, or null when it is the instruction itself
 * @param notes what the caller should know, as sentences
 */
public record Edited(List<Image> images, @Nullable String revisedPrompt, List<String> notes) {
  /**
   * One finished picture, encoded.
   *
   * @param transparent whether any pixel is not fully opaque
   */
  @SuppressWarnings("ArrayRecordComponent") // An encoded picture, handed over and never compared.
  public record Image(byte[] bytes, OutputFormat format, Size size, boolean transparent) {}

  public Edited {
    images = List.copyOf(images);
    notes = List.copyOf(notes);
  }
}
