package dev.darkroom.dialect;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.PlanView;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What a dialect may ask of the gateway while it reads a request. */
public interface Reception {
  /**
   * The model names that this key may ask for, in order; without {@code auto} and {@code default}.
   */
  List<String> models();

  /**
   * Keeps an uploaded picture: finds its format from its bytes, reads its header, stores it.
   *
   * @param bytesMax refuse a picture of more bytes
   * @throws DarkroomException IMAGE_EMPTY, IMAGE_TYPE_UNSUPPORTED, IMAGE_TOO_LARGE (bytes or
   *     pixels) or IMAGE_INVALID
   */
  Picture keep(InputStream bytes, long bytesMax) throws IOException;

  /**
   * Fetches a picture from an http(s) URL under the server's fetch rules and keeps it. A valid
   * result link of this server is read from storage instead.
   *
   * @throws DarkroomException IMAGE_URL_INVALID, IMAGE_URL_UNREACHABLE, or what {@link #keep}
   *     throws
   */
  Picture fetch(String url);

  /**
   * Looks whether the account can pay for work. Called where the dialect's order of checks has it;
   * the credits are reserved later, when the task is accepted.
   *
   * @param pictures for how many the account would pay, as {@link Call#charged}
   * @throws DarkroomException CREDITS_INSUFFICIENT
   */
  void afford(Job.Work work, int pictures);

  /**
   * Holds a caller's sentence against the rules of safety. Called where the dialect's order of
   * checks has it; what was not held against them is before the task is accepted.
   *
   * @throws DarkroomException CONTENT_BLOCKED, or UPSTREAM_BUSY when the check itself fails and the
   *     operator wants no unchecked work
   */
  void moderate(String text);

  /**
   * What an instruction would do. Nothing is carried out or kept; the pictures are dropped.
   *
   * @throws DarkroomException when a picture or the mask cannot be used (as {@link #keep}, and
   *     MASK_INVALID), QUEUE_FULL when too many ask at once, or DEADLINE_EXCEEDED
   */
  PlanView plan(PlanRequest request) throws IOException;

  /** Now, in whole seconds since 1970. */
  long now();

  /** The tasks that the caller may see. */
  OwnTasks tasks();
}
