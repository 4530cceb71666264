package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.provider.Provider;
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
   * @throws DarkroomException MODEL_UNKNOWN
   */
  public Provider target(String model) {
    if (BUILT_IN.contains(model) || DEFAULTS.contains(model)) {
      return local;
    }
    throw new DarkroomException(
        ErrorCode.MODEL_UNKNOWN, "The model '" + model + "' does not exist.", "model");
  }
}
