package dev.darkroom.gateway;

import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.Reception;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Picture;
import dev.darkroom.task.Task;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads a repeated call with the pictures that the first one brought: they are asked for in the
 * same order, so that nothing is stored or fetched a second time, and an address that has died in
 * the meantime does no harm.
 */
final class Replay implements Reception {
  private final Reception first;
  private final Task task;
  private final Deque<Picture> pictures;

  Replay(Reception first, Task task) {
    this.first = first;
    this.task = task;
    Job job = task.job();
    this.pictures = new ArrayDeque<>(job.pictures());
    Picture mask = job.mask();
    if (mask != null) {
      pictures.add(mask);
    }
  }

  @Override
  public List<String> models() {
    return first.models();
  }

  @Override
  public Picture keep(InputStream bytes, long bytesMax) {
    return next();
  }

  @Override
  public Picture fetch(String url) {
    return next();
  }

  /** The first call's next picture; where it had none, that one failed and so does this. */
  private Picture next() {
    Picture picture = pictures.poll();
    if (picture != null) {
      return picture;
    }
    throw task.outcome() instanceof Outcome.Failed(var code, var message, var parameter)
        ? new DarkroomException(code, message, parameter)
        : new DarkroomException(
            ErrorCode.INTERNAL, "The server had an error while processing your request.");
  }

  /** Paid for already, or to be paid for with what was reserved then. */
  @Override
  public void afford(Job.Work work, int pictures) {}

  /** Looked at already. */
  @Override
  public void moderate(String text) {}

  @Override
  public long now() {
    return first.now();
  }

  @Override
  public OwnTasks tasks() {
    return first.tasks();
  }
}
