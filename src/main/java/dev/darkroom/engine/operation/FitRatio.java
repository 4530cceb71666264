package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Framing;
import dev.darkroom.engine.frame.Limit;
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

  /** As of a square that is extended; other pictures grow less, or by as much again. */
  @Override
  public long pixelsAfter(long pixels) {
    double ratio = Math.max(across, down) / (double) Math.max(1, Math.min(across, down));
    return Math.max(pixels, Limit.most(Math.round(pixels * ratio)));
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
