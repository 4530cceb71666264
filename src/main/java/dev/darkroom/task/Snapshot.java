package dev.darkroom.task;

import dev.darkroom.job.ResultImage;
import java.util.List;

/**
 * A task at a moment, with what only the node that runs it knows.
 *
 * @param ahead how many tasks wait before it; 0 when it does not wait
 * @param done 0 to 1; of a task that ended otherwise than well, 0
 * @param stage what runs now; empty when this node does not run it
 * @param previews oldest first
 * @param version grows with every change that this node sees
 */
public record Snapshot(
    Task task, int ahead, double done, String stage, List<ResultImage> previews, long version) {
  public Snapshot {
    previews = List.copyOf(previews);
  }
}
