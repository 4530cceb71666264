package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.mask.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where a subject goes in another picture.
 *
 * @param box of the subject in the scene
 * @param grounded whether it stands freely, so that it has a shadow
 * @param moved whether it could not go where it was asked to
 */
public record Placing(Box box, boolean grounded, boolean moved) {
  private static final double HEIGHT = 0.6;
  private static final double WIDTH_MAX = 0.9;

  /** The free space kept to the frame, as a share of the scene's side. */
  private static final double MARGIN = 0.06;

  /**
   * A subject that its own frame cuts at the bottom stands on the scene's lower edge, and one that
   * is cut at one side stands at that side, so that the cut does not show.
   *
   * @param subject its box in its own picture
   * @param position where in the scene, or null for the middle of the lower third
   * @param height of the subject as a share of the scene's height, or null for 0.6
   */
  public static Placing of(
      Box subject, Bitmap own, Bitmap scene, @Nullable Position position, @Nullable Double height) {
    Position at = position == null ? Position.BOTTOM : position;
    double share = height == null ? HEIGHT : Math.clamp(height, 0.02, 1.0);
    double scale =
        Math.min(
            share * scene.height() / subject.height(),
            (height == null ? WIDTH_MAX : 1) * scene.width() / subject.width());
    int across = Math.max(1, (int) Math.round(subject.width() * scale));
    int down = Math.max(1, (int) Math.round(subject.height() * scale));
    boolean cutBelow = subject.bottom() >= own.height();
    boolean cutLeft = subject.x() <= 0;
    boolean cutRight = subject.right() >= own.width();
    int x =
        cutLeft == cutRight
            ? along(scene.width(), across, at.x())
            : cutLeft ? 0 : scene.width() - across;
    int y = cutBelow ? scene.height() - down : along(scene.height(), down, at.y());
    boolean moved =
        position != null
            && (x != along(scene.width(), across, at.x()) || (cutBelow && position.y() < 1));
    return new Placing(new Box(x, y, across, down), !cutBelow, moved);
  }

  /** Where something begins that lies at a share of what is free within the margins. */
  private static int along(int frame, int length, double share) {
    double margin = Math.min(MARGIN * frame, (frame - length) / 2.0);
    return (int) Math.round(margin + share * (frame - length - 2 * margin));
  }
}
