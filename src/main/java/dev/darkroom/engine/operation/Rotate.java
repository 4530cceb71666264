package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Border;
import dev.darkroom.engine.frame.Extension;
import dev.darkroom.engine.frame.Limit;
import dev.darkroom.engine.frame.Side;
import dev.darkroom.engine.frame.Tilt;
import dev.darkroom.engine.frame.Turn;
import java.util.Arrays;
import java.util.Map;

/** Turns the picture clockwise. */
public record Rotate(double degrees) implements Operation {
  @Override
  public Intent intent() {
    return Intent.LAYOUT;
  }

  @Override
  public String target() {
    return "picture";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("degrees", degrees);
  }

  @Override
  public void apply(Scene scene) {
    double turned = degrees % 360 < 0 ? degrees % 360 + 360 : degrees % 360;
    if (turned == 90) {
      quarter(scene, Turn.CLOCKWISE);
    } else if (turned == 180) {
      quarter(scene, Turn.HALF);
    } else if (turned == 270) {
      quarter(scene, Turn.ANTICLOCKWISE);
    } else if (turned != 0) {
      tilt(scene, turned);
    }
  }

  /** What encloses a turned square; a plain background is continued into its corners. */
  @Override
  public long pixelsAfter(long pixels) {
    double turned = Math.toRadians(degrees);
    double side = Math.abs(Math.cos(turned)) + Math.abs(Math.sin(turned));
    return Math.max(pixels, Limit.most(Math.round(pixels * side * side)));
  }

  @Override
  public boolean reshapes() {
    return true;
  }

  private static void quarter(Scene scene, Turn turn) {
    scene.reshape("rotate", turn.of(scene.bitmap()), turn::of);
  }

  private static void tilt(Scene scene, double turned) {
    Bitmap picture = scene.bitmap();
    Border border = Border.of(picture);
    Tilt enclosing = Tilt.enclosing(turned, picture.width(), picture.height());
    if (Arrays.stream(Side.values()).allMatch(border::plain)
        && Limit.allows(enclosing.outWidth(), enclosing.outHeight())) {
      Bitmap filled = enclosing.of(picture, new Extension(picture, border));
      scene.reshape("rotate", filled, enclosing::of);
    } else {
      Tilt inscribed = Tilt.inscribed(turned, picture.width(), picture.height());
      scene.reshape("rotate", inscribed.of(picture), inscribed::of);
      scene.note(
          "The corners were cut off after the turn, because they cannot be filled.",
          "旋转后的四角无法补全，因此已裁掉。");
    }
  }
}
