package dev.darkroom.provider;

import dev.darkroom.job.EncodedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider made.
 *
 * @param images at least one, in order; as many as the job asked for unless a note says otherwise
 * @param revisedPrompt what was carried out, in words, or null when it is the instruction itself
 * @param notes what the caller should know, as sentences
 */
public record Made(List<EncodedImage> images, @Nullable String revisedPrompt, List<String> notes) {
  public Made {
    images = List.copyOf(images);
    notes = List.copyOf(notes);
  }
}
