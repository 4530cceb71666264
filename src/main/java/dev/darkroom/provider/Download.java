package dev.darkroom.provider;

/** Fetches results that an upstream answered with a URL for. */
@FunctionalInterface
public interface Download {
  /**
   * The bytes behind a URL, limited in size, time and in the addresses it may reach.
   *
   * @throws dev.darkroom.job.DarkroomException UPSTREAM_FAILED when they cannot be had
   */
  byte[] fetch(String url);
}
