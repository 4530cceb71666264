package dev.darkroom.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a job ended. */
public sealed interface Outcome {
  /**
   * The pictures asked for.
   *
   * @param images never empty, in order
   * @param revisedPrompt the plan as it was executed, in words, or null
   * @param notes what the caller should know, such as a first frame used of several
   */
  record Succeeded(List<ResultImage> images, @Nullable String revisedPrompt, List<String> notes)
      implements Outcome {
    public Succeeded {
      images = List.copyOf(images);
      notes = List.copyOf(notes);
      if (images.isEmpty()) {
        throw new IllegalArgumentException("A success has a picture");
      }
    }
  }

  /**
   * Nothing was made and nothing is charged.
   *
   * @param message a whole sentence for the caller, with the next step where there is one
   * @param parameter which input is at fault, in the words {@code instruction}, {@code image},
   *     {@code mask}, {@code size}; null when none is
   */
  record Failed(ErrorCode code, String message, @Nullable String parameter) implements Outcome {
    public DarkroomException toException() {
      return new DarkroomException(code, message, parameter);
    }
  }
}
