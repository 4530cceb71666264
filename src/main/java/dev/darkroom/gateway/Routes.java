package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.Sources;
import java.util.List;

/** Which models callers may ask for, and who carries them out. */
public final class Routes {
  /** The names that the dialects' documents mention; all go to the embedded engine. */
  private static final List<String> BUILT_IN =
      List.of(
          "darkroom-local",
          "gpt-image-1",
          "gpt-image-1.5",
          "gpt-image-2",
          "gpt-image-2-all",
          "dall-e-2",
          "dall-e-3");

  /** The names that stand for no model in particular. */
  private static final List<String> DEFAULTS = List.of("auto", "default");

  private final Provider local;

  public Routes(Provider local) {
    this.local = local;
  }

  /** The names that callers may ask for, without {@code auto} and {@code default}. */
  public List<String> models() {
    return BUILT_IN;
  }

  /**
   * Carries a job out where its model is routed to.
   *
   * @throws DarkroomException MODEL_UNKNOWN, or what the provider throws
   */
  Made make(Job job, Sources sources, Watch watch) {
    String model = job.model();
    if (BUILT_IN.contains(model) || DEFAULTS.contains(model)) {
      return local.make(job, model, sources, watch);
    }
    throw new DarkroomException(
        ErrorCode.MODEL_UNKNOWN, "The model '" + model + "' does not exist.", "model");
  }
}
