package dev.darkroom.dialect;

import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** How a dialect hands finished pictures over. */
public interface Delivery {
  /** The id of the task that made them. */
  String task();

  /** When the task was created. */
  Instant created();

  /** An absolute, signed, expiring address. */
  String link(ResultImage image);

  /** An absolute, signed, expiring address of a picture that was taken in. */
  String link(Picture picture);

  /** The stored bytes; the caller closes the stream. */
  InputStream open(ResultImage image) throws IOException;
}
