package dev.darkroom.admin;

import dev.darkroom.job.Outcome;
import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import dev.darkroom.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture that a task was given or has made.
 *
 * @param name {@code input-1} and so on, {@code mask}, {@code result-1} and so on
 */
record TaskPicture(String name, String blob, String mimeType, long bytes, Size size) {
  /** In the order of their use. */
  static List<TaskPicture> of(Task task) {
    List<TaskPicture> pictures = new ArrayList<>();
    for (Picture input : task.job().pictures()) {
      pictures.add(given("input-" + (pictures.size() + 1), input));
    }
    Optional.ofNullable(task.job().mask()).ifPresent(mask -> pictures.add(given("mask", mask)));
    if (task.outcome() instanceof Outcome.Succeeded success) {
      int number = 0;
      for (ResultImage made : success.images()) {
        number++;
        pictures.add(
            new TaskPicture(
                "result-" + number,
                made.blob(),
                made.format().mimeType(),
                made.bytes(),
                made.size()));
      }
    }
    return pictures;
  }

  private static TaskPicture given(String name, Picture picture) {
    return new TaskPicture(
        name, picture.blob(), picture.mimeType(), picture.bytes(), picture.size());
  }
}
