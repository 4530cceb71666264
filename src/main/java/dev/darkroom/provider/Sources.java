package dev.darkroom.provider;

import dev.darkroom.job.Picture;

/** The stored bytes of a job's pictures. */
public interface Sources {
  /** The whole encoded picture. */
  byte[] read(Picture picture);
}
