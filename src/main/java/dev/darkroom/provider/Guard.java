package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;

/** Keeps an edit inside its mask: what lies outside is restored from the input. */
@FunctionalInterface
public interface Guard {
  /** Leaves everything as it came. */
  Guard NONE = (_, made, _, _) -> made;

  /**
   * The pictures with what lies outside the job's mask as it was. A job without a mask, and a
   * picture that cannot be laid over the input, are left as they came, the latter with a note.
   */
  Made restore(Job job, Made made, Sources sources, Watch watch);
}
