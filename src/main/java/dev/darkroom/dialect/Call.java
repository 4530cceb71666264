package dev.darkroom.dialect;

import dev.darkroom.job.EditJob;

/** What a dialect read from a request: the job, and whatever it needs to word the answer. */
public interface Call {
  EditJob job();
}
