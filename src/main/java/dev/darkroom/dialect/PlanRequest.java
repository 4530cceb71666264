package dev.darkroom.dialect;

import dev.darkroom.http.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks to have planned; checked by the dialect, with pictures as they came.
 *
 * @param count how many pictures, 0 when not known
 * @param masked whether a mask comes with the instruction
 * @param pictures files to look for the places in; may be empty
 * @param mask a file, or null
 */
public record PlanRequest(
    String instruction, int count, boolean masked, List<Part> pictures, @Nullable Part mask) {
  public PlanRequest {
    pictures = List.copyOf(pictures);
  }
}
