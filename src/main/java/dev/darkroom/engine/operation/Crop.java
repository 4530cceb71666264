package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Reframe;
import dev.darkroom.engine.mask.Position;
import java.util.Locale;
import java.util.Map;

/** Keeps a part of the frame; the shares are 0 to 1. */
public record Crop(Position towards, double widthShare, double heightShare) implements Operation {
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
    return Map.of(
        "towards",
        towards.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        "widthShare",
        widthShare,
        "heightShare",
        heightShare);
  }

  @Override
  public void apply(Scene scene) {
    if (!(widthShare > 0 && widthShare <= 1 && heightShare > 0 && heightShare <= 1)) {
      throw new Refusal(
          Refusal.Code.NOT_UNDERSTOOD,
          "A crop keeps more than none and at most all of the picture.",
          "裁剪保留的比例必须大于 0 且不超过 100%。");
    }
    Box frame = Box.frame(scene.bitmap());
    int width = Math.max(1, (int) Math.round(frame.width() * widthShare));
    int height = Math.max(1, (int) Math.round(frame.height() * heightShare));
    int x = (int) Math.round((frame.width() - width) * towards.x());
    int y = (int) Math.round((frame.height() - height) * towards.y());
    Reframe.cut(scene, "crop", new Box(x, y, width, height));
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
