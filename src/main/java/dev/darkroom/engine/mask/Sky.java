package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;

/** The sky: what connects to the upper edge of the frame, is smooth, and is blue or bright. */
final class Sky {
  private static final double ROUGHNESS_MAX = 0.02;
  private static final double SHARE_MIN = 0.06;

  /** Evening skies are as dark as this; below it every shadow is blue. */
  private static final double DARK = 0.15;

  private static final double TOP_MIN = 0.45;

  private Sky() {}

  /**
   * @throws Refusal REGION_NOT_FOUND when it is not convincing
   */
  static Found find(Bitmap picture, Monitor monitor) {
    Thumbnail small = Thumbnail.of(picture, SubjectSearch.SIDE_MAX);
    int width = small.width();
    float[] rough = roughness(small);
    Shape like =
        Shape.where(width, small.height(), i -> rough[i] < ROUGHNESS_MAX && skyColour(small, i));
    Shape top = Shape.where(width, small.height(), i -> i < width);
    Shape found = Holes.fill(like.opened(1).reachedFrom(top).closed(2), small.count() / 1000);
    double onTop = found.and(top).area() / (double) width;
    double upright = upright(found);
    monitor.check();
    if (found.share() < SHARE_MIN || onTop < TOP_MIN || upright < 0.5) {
      throw new Refusal(
          Refusal.Code.REGION_NOT_FOUND,
          "No sky was found: nothing smooth and blue or bright reaches the upper edge. A mask of it"
              + " would help.",
          "没有找到天空：画面上缘没有平滑的蓝色或明亮区域。请提供天空的蒙版。");
    }
    double confidence = Math.min(0.95, 0.45 + 0.3 * onTop + 0.25 * upright);
    Mask region = SkyKey.refined(picture, Matte.of(picture, found, monitor), monitor);
    return new Found(region, confidence, "sky at the upper edge");
  }

  private static boolean skyColour(Thumbnail picture, int i) {
    double lightness = picture.lab()[3 * i];
    double a = picture.lab()[3 * i + 1];
    double b = picture.lab()[3 * i + 2];
    boolean blue = b < -0.015 && a < 0.035 && lightness > DARK;
    boolean bright = lightness > 0.8 && Math.hypot(a, b) < 0.05;
    return blue || bright;
  }

  /** How much of the region lies in the upper two thirds, where skies are. */
  private static double upright(Shape found) {
    int upper = 0;
    for (int i = 0; i < found.inside().length; i++) {
      upper += found.inside()[i] && i / found.width() < found.height() * 2 / 3 ? 1 : 0;
    }
    return upper / (double) Math.max(1, found.area());
  }

  private static float[] roughness(Thumbnail picture) {
    float[] light = new float[picture.count()];
    for (int i = 0; i < light.length; i++) {
      light[i] = picture.lab()[3 * i];
    }
    float[] mean = BoxFilter.mean(light, picture.width(), picture.height(), 2);
    for (int i = 0; i < light.length; i++) {
      light[i] = Math.abs(light[i] - mean[i]);
    }
    return BoxFilter.mean(light, picture.width(), picture.height(), 2);
  }
}
