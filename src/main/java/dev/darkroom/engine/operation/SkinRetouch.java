package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.fill.Filling;
import dev.darkroom.engine.fill.Region;
import dev.darkroom.engine.frame.Resampler;

/** What is done to the skin in a person's region; all else of the region stays. */
final class SkinRetouch {
  private static final long SEED = 20_260;

  private SkinRetouch() {}

  /**
   * @throws Refusal REGION_NOT_FOUND where no skin is
   */
  static Painted smooth(Scene scene, Mask place, boolean marked, double strength) {
    Bitmap picture = scene.bitmap();
    scene.monitor().check();
    Skin skin = Skin.of(picture, place, marked);
    Mask region = within(skin.full(picture), place);
    ColourKernel even = SkinTone.even(picture, skin, 0.4 + 0.6 * strength);
    return new Painted(even.over(picture, region, 1, scene.monitor()), region);
  }

  /**
   * The skin in the place.
   *
   * @throws Refusal REGION_NOT_FOUND where no skin is
   */
  static Mask skin(Scene scene, Mask place, boolean marked) {
    return within(Skin.of(scene.bitmap(), place, marked).full(scene.bitmap()), place);
  }

  /**
   * @throws Refusal REGION_NOT_FOUND where no skin or no spot is
   */
  static Painted clear(Scene scene, Mask place, boolean marked) {
    Mask region = spots(scene, place, marked);
    return new Painted(new Filling(scene.bitmap(), SEED, scene.monitor()).fill(region), region);
  }

  /**
   * The spots of the skin in the place.
   *
   * @throws Refusal REGION_NOT_FOUND where no skin or no spot is
   */
  static Mask spots(Scene scene, Mask place, boolean marked) {
    Bitmap picture = scene.bitmap();
    scene.monitor().check();
    Skin skin = Skin.of(picture, place, marked);
    Mask spots = Blemishes.of(skin, scene.monitor());
    Mask region = within(Resampler.resize(spots, picture.width(), picture.height()), place);
    if (Region.empty(region)) {
      throw new Refusal(
          Refusal.Code.REGION_NOT_FOUND,
          "No spot was found in the skin. Send a mask of what to remove.",
          "未在皮肤上找到瑕疵，请上传标出瑕疵位置的蒙版（mask）。");
    }
    return region;
  }

  private static Mask within(Mask found, Mask place) {
    Mask both = found.copy();
    for (int i = 0; i < both.coverage().length; i++) {
      both.coverage()[i] = (byte) Math.min(both.coverage()[i] & 255, place.coverage()[i] & 255);
    }
    return both;
  }
}
