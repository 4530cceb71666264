package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.model.UpscaleModel;

/**
 * Makes a picture larger: by an operator's network, if there is one, else as well as it goes
 * without inventing anything. By whole numbers through {@link BackProjection}, by others through
 * the next whole number and down again.
 */
public final class Enlargement {
  /** Below it, interpolation alone is as good. */
  private static final double FACTOR_MIN = 1.25;

  /** From here an operator's network is worth its time. */
  private static final double MODEL_MIN = 1.5;

  private static final int TIMES_MAX = 8;

  private Enlargement() {}

  /** Gives the scene the size, which may also be a smaller one. */
  public static void resize(Scene scene, String what, int width, int height) {
    Bitmap picture = scene.bitmap();
    if (picture.width() == width && picture.height() == height) {
      return;
    }
    double factor = Math.max(width / (double) picture.width(), height / (double) picture.height());
    UpscaleModel model = scene.models().upscale();
    if (model != null && factor >= MODEL_MIN && fits(picture, model.factor())) {
      scene.note(
          "The picture was enlarged by a neural network, which makes up fine detail.",
          "图片由神经网络放大，细节是推测出来的。");
      Bitmap large = model.enlarge(picture, scene.monitor());
      Bitmap made = Resampler.resize(large, width, height);
      scene.reshape(what, made, mask -> Resampler.resize(mask, width, height));
      return;
    }
    if (factor > 1) {
      scene.note(
          "The picture was enlarged by interpolation; no detail was invented.",
          "图片以插值方式放大，没有增加细节。");
    }
    Bitmap sized = of(picture, width, height, factor, scene.monitor());
    scene.reshape(what, sized, mask -> Resampler.resize(mask, width, height));
  }

  private static Bitmap of(Bitmap picture, int width, int height, double factor, Monitor monitor) {
    int times = (int) Math.ceil(factor - 1e-3);
    if (factor < FACTOR_MIN || times > TIMES_MAX || !fits(picture, times) || !picture.opaque()) {
      return Resampler.resize(picture, width, height);
    }
    Bitmap large = BackProjection.enlarged(picture, times, monitor);
    return Resampler.resize(large, width, height);
  }

  private static boolean fits(Bitmap picture, int times) {
    return Limit.allows((double) picture.width() * times, (double) picture.height() * times);
  }
}
