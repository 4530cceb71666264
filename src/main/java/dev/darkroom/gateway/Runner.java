package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Made;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.task.Attempt;
import dev.darkroom.task.Task;
import dev.darkroom.task.TaskRunner;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Runs a task's job at the provider its model is routed to and keeps the results. */
public final class Runner implements TaskRunner {
  private final Routes routes;
  private final BlobStore blobs;

  public Runner(Routes routes, BlobStore blobs) {
    this.routes = routes;
    this.blobs = blobs;
  }

  @Override
  public Outcome run(Task task, Attempt attempt) {
    Made made = routes.make(task.job(), this::read, watch(attempt));
    List<ResultImage> images = made.images().stream().map(this::keep).toList();
    return new Outcome.Succeeded(images, made.revisedPrompt(), made.notes());
  }

  private Watch watch(Attempt attempt) {
    return new Watch() {
      @Override
      public void progress(double done, String stage) {
        attempt.progress(done, stage);
      }

      @Override
      public void check() {
        attempt.check();
      }

      @Override
      public void waiting() {
        attempt.waiting();
      }

      @Override
      public void working() {
        attempt.working();
      }

      @Override
      public void preview(EncodedImage image) {
        if (attempt.wantsPreview()) {
          attempt.preview(keep(image));
        }
      }
    };
  }

  private byte[] read(Picture picture) {
    try (InputStream in = blobs.open(picture.blob())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw storageFailed(e);
    }
  }

  private ResultImage keep(EncodedImage image) {
    try {
      String blob = blobs.put(image.bytes()).key();
      return new ResultImage(
          blob, image.format(), image.bytes().length, image.size(), image.transparent());
    } catch (IOException e) {
      throw storageFailed(e);
    }
  }

  private static DarkroomException storageFailed(IOException cause) {
    DarkroomException failure =
        new DarkroomException(ErrorCode.INTERNAL, "The server's storage does not answer.");
    failure.initCause(cause);
    return failure;
  }
}
