package dev.darkroom.testing;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Making;
import dev.darkroom.job.Watch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A watch that a test can stop, and that keeps what it was shown. */
public final class FakeWatch implements Watch {
  private final List<EncodedImage> previews = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  public List<EncodedImage> previews() {
    return List.copyOf(previews);
  }

  @Override
  public void progress(double done, String stage) {
    check();
  }

  @Override
  public void check() {
    if (cancelled) {
      throw new DarkroomException(ErrorCode.CANCELLED, "Cancelled.");
    }
  }

  @Override
  public void preview(EncodedImage image, Making making) {
    previews.add(image);
  }
}
