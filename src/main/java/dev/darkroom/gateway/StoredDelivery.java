package dev.darkroom.gateway;

import dev.darkroom.dialect.Delivery;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.LinkedBlob;
import dev.darkroom.storage.SignedLinks;
import dev.darkroom.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Hands a task's stored results over.
 *
 * @param charged whether they are paid for; else only what is no result is handed over
 */
record StoredDelivery(
    Task made, String baseUrl, SignedLinks links, BlobStore blobs, boolean charged)
    implements Delivery {
  @Override
  public String task() {
    return made.id();
  }

  @Override
  public Instant created() {
    return made.created();
  }

  @Override
  public String link(ResultImage image) {
    requireCharged(image);
    return links.link(baseUrl, new LinkedBlob(image.blob(), image.format().label()));
  }

  @Override
  public String link(Picture picture) {
    String extension = picture.mimeType().substring(picture.mimeType().indexOf('/') + 1);
    return links.link(baseUrl, new LinkedBlob(picture.blob(), extension));
  }

  @Override
  public InputStream open(ResultImage image) throws IOException {
    requireCharged(image);
    return blobs.open(image.blob());
  }

  private void requireCharged(ResultImage image) {
    if (!charged
        && made.outcome() instanceof Outcome.Succeeded(var images, _, _)
        && images.contains(image)) {
      throw new IllegalStateException("The result of task " + made.id() + " was not collected");
    }
  }
}
