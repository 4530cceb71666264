package dev.darkroom.training;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.render.Coverage;
import dev.darkroom.engine.render.Effort;
import dev.darkroom.engine.render.Passes;
import dev.darkroom.engine.render.Renderer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A rendered picture and which share of each of its pixels shows the subject.
 *
 * @param words as in {@link Stage}
 */
record Exposed(Bitmap picture, Mask matte, String words) {
  private static final int MATTE_SAMPLES = 8;

  private static final Passes SILENT =
      new Passes() {
        @Override
        public void pass(double done, Supplier<Bitmap> soFar) {}

        @Override
        public void check() {}
      };

  /**
   * The picture of a seed, squared.
   *
   * @param samples for each pixel; 4 are denoised into a clean picture, 2 into one with grain
   */
  static Exposed of(Stage stage, int side, int samples, long seed) {
    Effort effort = new Effort(samples, samples, Duration.ofMinutes(5), 1);
    Bitmap picture = new Renderer().render(stage.world(), side, side, seed, effort, SILENT);
    Coverage coverage = Coverage.of(stage.world(), side, side, seed + 1, MATTE_SAMPLES);
    boolean[] subject = new boolean[stage.world().bodies().size()];
    Arrays.fill(subject, 0, stage.things(), true);
    return new Exposed(picture, new Mask(side, side, coverage.share(subject)), stage.words());
  }
}
