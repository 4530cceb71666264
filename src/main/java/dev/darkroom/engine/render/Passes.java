package dev.darkroom.engine.render;

import dev.darkroom.engine.Bitmap;
import java.util.function.Supplier;

/** Hears of a picture as it becomes clearer, and can stop it. */
public interface Passes {
  /**
   * Called after each pass over the whole picture.
   *
   * @param done 0 to 1 of the time or the samples that it may take
   * @param soFar makes the picture as it is now, denoised; only what is called costs time
   */
  void pass(double done, Supplier<Bitmap> soFar);

  /**
   * Called at least every 100 ms.
   *
   * @throws dev.darkroom.engine.Monitor.Stopped when the picture is no longer wanted
   */
  void check();
}
