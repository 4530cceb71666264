package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Scene;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rounds the corners of the frame; outside them the picture is transparent. Counts as a change of
 * geometry, so that it comes after cropping.
 *
 * @param share the radius as a share of the shorter side, at most a half
 * @param pixels the exact radius instead, or 0
 */
public record RoundCorners(double share, int pixels) implements Operation {
  /** Samples of a pixel each way, for a smooth rim. */
  private static final int SAMPLES = 4;

  @Override
  public Intent intent() {
    return Intent.LAYOUT;
  }

  @Override
  public String target() {
    return "corners";
  }

  @Override
  public Map<String, Object> parameters() {
    return pixels > 0 ? Map.of("radiusPixels", pixels) : Map.of("radius", share);
  }

  @Override
  public void apply(Scene scene) {
    Bitmap picture = scene.bitmap();
    double shorter = Math.min(picture.width(), picture.height());
    double radius = Math.min(pixels > 0 ? pixels : share * shorter, shorter / 2);
    Bitmap rounded = picture.copy();
    int width = picture.width();
    int height = picture.height();
    Bands.eachRow(
        height,
        scene.monitor(),
        y -> {
          boolean between = y >= Math.ceil(radius) && y < height - Math.ceil(radius);
          for (int x = 0; !between && x < width; x++) {
            double inside = inside(x, y, width, height, radius);
            int at = 4 * (y * width + x);
            if (inside == 0) {
              java.util.Arrays.fill(rounded.pixels(), at, at + 4, (byte) 0);
            } else if (inside < 1) {
              int alpha = rounded.pixels()[at + 3] & 255;
              rounded.pixels()[at + 3] = (byte) Math.round(alpha * inside);
            }
          }
        });
    scene.reshape("round corners", rounded, UnaryOperator.identity());
  }

  /** The share of the pixel that lies inside the rounded frame. */
  private static double inside(int x, int y, int width, int height, double radius) {
    int within = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      double across = past(x + (i % SAMPLES + 0.5) / SAMPLES, width, radius);
      int row = i / SAMPLES;
      double down = past(y + (row + 0.5) / SAMPLES, height, radius);
      within += across * across + down * down <= radius * radius ? 1 : 0;
    }
    return within / (double) (SAMPLES * SAMPLES);
  }

  /** How far a place lies beyond the middle of its corner's circle. */
  private static double past(double place, double length, double radius) {
    return Math.max(0, Math.max(radius - place, place - (length - radius)));
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
