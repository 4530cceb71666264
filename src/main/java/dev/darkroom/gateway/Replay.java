package dev.darkroom.gateway;

import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.PlanRequest;
import dev.darkroom.dialect.Reception;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Picture;
import dev.darkroom.job.PlanView;
import dev.darkroom.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a repeated call with the pictures that the first one brought: kept ones are known by their
 * bytes, fetched ones are asked for in the same order, so that nothing is stored or fetched a
 * second time, and an address that has died in the meantime does no harm.
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

  /** Known by its bytes: dialects need not take in what they hold and what they fetch in order. */
  @Override
  public Picture keep(InputStream bytes, long bytesMax) throws IOException {
    String blob = sha256(bytes);
    for (Picture picture : pictures) {
      if (picture.blob().equals(blob)) {
        pictures.removeFirstOccurrence(picture);
        return picture;
      }
    }
    throw failed();
  }

  @Override
  public Picture fetch(String url) {
    Picture picture = pictures.poll();
    if (picture == null) {
      throw failed();
    }
    return picture;
  }

  /** Where the first call had no picture, that one failed and so does this. */
  private DarkroomException failed() {
    return task.outcome() instanceof Outcome.Failed failed
        ? failed.toException()
        : new DarkroomException(
            ErrorCode.INTERNAL, "The server had an error while processing your request.");
  }

  private static String sha256(InputStream bytes) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Paid for already, or to be paid for with what was reserved then. */
  @Override
  public void afford(Job.Work work, int pictures) {}

  /** Looked at already. */
  @Override
  public void moderate(String text) {}

  @Override
  public PlanView plan(PlanRequest request) throws IOException {
    return first.plan(request);
  }

  @Override
  public long now() {
    return first.now();
  }

  @Override
  public OwnTasks tasks() {
    return first.tasks();
  }
}
