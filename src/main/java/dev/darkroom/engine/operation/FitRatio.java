package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Framing;
import java.util.Map;

/**
 * Gives the picture an aspect ratio by extending a plain background, else by cropping around the
 * subject.
 */
public record FitRatio(int across, int down) implements Operation {
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
    return Map.of("ratio", across + ":" + down);
  }

  @Override
  public void apply(Scene scene) {
    if (across < 1 || down < 1) {
      throw new Refusal(
          Refusal.Code.NOT_UNDERSTOOD,
          "The aspect ratio " + across + ":" + down + " is not one.",
          "宽高比 " + across + ":" + down + " 无效。");
    }
    Framing.fit(scene, "fit ratio", (double) across / down);
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
