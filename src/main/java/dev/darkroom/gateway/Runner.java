package dev.darkroom.gateway;

import dev.darkroom.account.ApiKey;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.job.Cost;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Making;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Watch;
import dev.darkroom.label.Labels;
import dev.darkroom.oversight.Spending;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.target.Target;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.task.Attempt;
import dev.darkroom.task.Task;
import dev.darkroom.task.TaskRunner;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task's job at the provider its model is routed to and keeps the results. */
public final class Runner implements TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final Routes routes;
  private final BlobStore blobs;
  private final ApiKeys keys;
  private final Labels labels;
  private final Spending spending;

  public Runner(Routes routes, BlobStore blobs, ApiKeys keys, Labels labels, Spending spending) {
    this.routes = routes;
    this.blobs = blobs;
    this.keys = keys;
    this.labels = labels;
    this.spending = spending;
  }

  @Override
  public Outcome run(Task task, Attempt attempt) {
    Made made =
        routes.make(
            task.job(),
            this::read,
            watch(task, attempt),
            (target, pictures) -> spent(task, target, pictures));
    boolean explicit = explicit(task);
    Optional<String> inherited =
        labels.inherits(made.making()) ? labelOf(task.job()) : Optional.empty();
    List<ResultImage> images = new ArrayList<>();
    for (EncodedImage image : made.images()) {
      String produced = task.id() + "-" + images.size();
      images.add(
          keep(
              labels.label(
                  image, made.making(), task.job().work(), produced, inherited, explicit)));
    }
    return new Outcome.Succeeded(images, made.revisedPrompt(), made.notes());
  }

  /** Books what an upstream made; a picture is not given up for a line in the books. */
  private void spent(Task task, Target target, int pictures) {
    if (target.provider().equals(routes.engine().provider())) {
      return;
    }
    Cost each = target.terms().cost();
    Cost all = each == null ? null : each.times(pictures);
    try {
      spending.add(
          new Spending.Made(
              task.id(), task.account(), target.provider(), target.model(), pictures, all));
    } catch (RuntimeException e) {
      LOG.error("{} pictures of task {} were not booked", pictures, task.id(), e);
    }
  }

  /** Whether results show the visible label, where the operator has it on. */
  private boolean explicit(Task task) {
    return Optional.ofNullable(task.key())
        .flatMap(keys::find)
        .map(ApiKey::explicitLabel)
        .orElse(true);
  }

  /** The label that the first picture came with: no work here takes it off. */
  private Optional<String> labelOf(Job job) {
    return job.pictures().isEmpty()
        ? Optional.empty()
        : Labels.find(read(job.pictures().getFirst()));
  }

  private EncodedImage labelled(EncodedImage preview, Making making, Task task) {
    return labels.label(
        preview,
        making,
        task.job().work(),
        task.id() + "-preview",
        Optional.empty(),
        explicit(task));
  }

  private Watch watch(Task task, Attempt attempt) {
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
      public Duration remaining() {
        return attempt.remaining();
      }

      @Override
      public void preview(EncodedImage image, Making making) {
        if (attempt.wantsPreview()) {
          attempt.preview(keep(labelled(image, making, task)));
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
