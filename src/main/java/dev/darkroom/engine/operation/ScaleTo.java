package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Enlargement;
import dev.darkroom.engine.frame.Limit;
import java.util.Map;

/** Gives the longer side an exact length, such as 3840 for 4K; the ratio stays. */
public record ScaleTo(int longer) implements Operation {
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
    return Map.of("longerSide", longer);
  }

  @Override
  public void apply(Scene scene) {
    Bitmap picture = scene.bitmap();
    double factor = longer / (double) Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) Math.round(picture.width() * factor));
    int height = Math.max(1, (int) Math.round(picture.height() * factor));
    Limit.check(width, height);
    Enlargement.resize(scene, "scale", width, height);
  }

  @Override
  public long pixelsAfter(long pixels) {
    return (long) longer * longer;
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
