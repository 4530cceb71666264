package dev.darkroom.provider;

import dev.darkroom.job.PlanQuestion;
import dev.darkroom.job.PlanView;
import dev.darkroom.job.Watch;

/** Tells what an instruction would do, without doing it. */
public interface Foresight {
  /**
   * The plan; with pictures, with the places that it would work on.
   *
   * @throws dev.darkroom.job.DarkroomException when a picture or the mask cannot be used, or what
   *     the watch throws
   */
  PlanView plan(PlanQuestion question, Sources sources, Watch watch);
}
