package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.text.TextDetector;
import java.util.List;

/** Finds soft ellipses at fixed places, whatever the picture shows. */
public final class FakeRegions implements Regions {
  @Override
  public Found subject(Bitmap picture, Monitor monitor) {
    return found(ellipse(picture, 0.5, 0.55, 0.28));
  }

  @Override
  public Found find(Scene scene, Where where) {
    Bitmap picture = scene.bitmap();
    return switch (where) {
      case Where.Whole _ -> throw new AssertionError("nobody looks for the whole picture");
      case Where.CallerMask _ -> found(scene.callerMask().orElseThrow(FakeRegions::maskMissing));
      case Where.Subject _ -> scene.subject();
      case Where.Background _ -> scene.subject().with(scene.subject().mask().inverted());
      case Where.Coloured _ -> found(ellipse(picture, 0.45, 0.5, 0.2));
      case Where.Sky _ -> found(ellipse(picture, 0.5, 0, 0.4));
      case Where.Area(Position at) -> found(ellipse(picture, at.x(), at.y(), 0.3));
      case Where.Text _ -> found(ellipse(picture, 0.9, 0.9, 0.08));
      case Where.Box _ -> found(ellipse(picture, 0.3, 0.6, 0.15));
      case Where.Point _ -> found(ellipse(picture, 0.7, 0.6, 0.15));
      case Where.Which _ -> found(ellipse(picture, 0.2, 0.5, 0.12));
      case Where.Faces _ -> found(ellipse(picture, 0.5, 0.25, 0.1));
    };
  }

  /** Full inside, falling to 0 over a few pixels; the radius is a share of each side. */
  public static Mask ellipse(Bitmap picture, double x, double y, double radius) {
    Mask mask = new Mask(picture.width(), picture.height());
    double edge = Math.min(1, 6.0 / Math.min(mask.width(), mask.height()) / radius);
    for (int row = 0; row < mask.height(); row++) {
      for (int column = 0; column < mask.width(); column++) {
        double across = ((column + 0.5) / mask.width() - x) / radius;
        double down = ((row + 0.5) / mask.height() - y) / radius;
        double inside = (1 - Math.hypot(across, down)) / edge;
        mask.coverage()[row * mask.width() + column] =
            (byte) Math.round(255 * Math.clamp(inside, 0.0, 1.0));
      }
    }
    return mask;
  }

  private static Found found(Mask mask) {
    return new Found(mask, 0.95, "fixed place");
  }

  @Override
  public TextDetector text() {
    return (_, _) -> List.of();
  }

  private static Refusal maskMissing() {
    return new Refusal(Refusal.Code.MASK_REQUIRED, "A mask would help.", "请提供蒙版。");
  }
}
