package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places the subject of one picture in another; height is the share of the scene's height that the
 * subject takes, null for the default.
 */
public record Fuse(
    int subjectPicture, int scenePicture, @Nullable Position position, @Nullable Double height)
    implements Operation {
  @Override
  public Intent intent() {
    return Intent.FUSE;
  }

  @Override
  public String target() {
    return "picture";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of();
  }

  @Override
  public void apply(Scene scene) {
    throw new UnsupportedOperationException();
  }
}
