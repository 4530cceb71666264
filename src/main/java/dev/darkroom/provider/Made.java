package dev.darkroom.provider;

import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.Making;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider made.
 *
 * @param images at least one, in order; as many as the job asked for unless a note says otherwise
 * @param revisedPrompt what was carried out, in words, or null when it is the instruction itself
 * @param notes what the caller should know, as sentences
 * @param making how the pixels of the images came to be
 */
public record Made(
    List<EncodedImage> images, @Nullable String revisedPrompt, List<String> notes, Making making) {
  public Made {
    Objects.requireNonNull(making);
    images = List.copyOf(images);
    notes = List.copyOf(notes);
  }

  /** What a trained model made, as every provider but the embedded engine has it. */
  public Made(List<EncodedImage> images, @Nullable String revisedPrompt, List<String> notes) {
    this(images, revisedPrompt, notes, Making.TRAINED);
  }
}
