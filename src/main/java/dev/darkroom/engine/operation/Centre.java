package dev.darkroom.engine.operation;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Border;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Reframe;
import dev.darkroom.engine.mask.Found;
import java.util.Map;
import java.util.Optional;

/** Moves the subject to the middle of the frame. */
public record Centre() implements Operation {
  @Override
  public Intent intent() {
    return Intent.LAYOUT;
  }

  @Override
  public String target() {
    return "subject";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of();
  }

  @Override
  public Optional<Found> place(Scene scene) {
    Reframe.subject(scene); // Refuses a subject that shows nothing.
    return Optional.of(scene.subject());
  }

  @Override
  public void apply(Scene scene) {
    Box subject = Reframe.subject(scene);
    Box frame = Box.frame(scene.bitmap());
    double[] middle = middle(scene.subject().mask(), subject, frame);
    if (cutAcross(subject, frame) || cutDown(subject, frame)) {
      scene.note(
          "The frame cuts the subject, so it was not moved away from that edge.",
          "主体被画面边缘截断，因此没有把它移离该边。");
    }
    Box window = Box.centred(middle[0], middle[1], frame.width(), frame.height());
    Border border = Border.of(scene.bitmap());
    if (border.fills(window) && window.contains(subject)) {
      Reframe.fill(scene, "centre", window, border);
    } else {
      Reframe.cut(scene, "centre", symmetric(middle, subject, frame));
    }
  }

  @Override
  public boolean reshapes() {
    return true;
  }

  /** The matte's centre of mass; on an axis along which the frame cuts the subject, the frame's. */
  private static double[] middle(Mask matte, Box subject, Box frame) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < matte.height(); y++) {
      for (int x = 0; x < matte.width(); x++) {
        int weight = matte.at(x, y);
        sum += weight;
        sumX += weight * (x + 0.5);
        sumY += weight * (y + 0.5);
      }
    }
    return new double[] {
      cutAcross(subject, frame) ? frame.centreX() : sumX / sum,
      cutDown(subject, frame) ? frame.centreY() : sumY / sum
    };
  }

  private static boolean cutAcross(Box subject, Box frame) {
    return subject.x() == 0 || subject.right() == frame.width();
  }

  private static boolean cutDown(Box subject, Box frame) {
    return subject.y() == 0 || subject.bottom() == frame.height();
  }

  /** The largest part of the frame around the middle; of the frame's ratio where that holds all. */
  private static Box symmetric(double[] middle, Box subject, Box frame) {
    double across = 2 * Math.min(middle[0], frame.width() - middle[0]);
    double down = 2 * Math.min(middle[1], frame.height() - middle[1]);
    double scale = Math.min(across / frame.width(), down / frame.height());
    Box kept = centred(middle, scale * frame.width(), scale * frame.height(), frame);
    if (!kept.contains(subject)) {
      kept = centred(middle, across, down, frame);
    }
    return kept.contains(subject) ? kept : aroundBox(subject, frame);
  }

  /** Around the middle of the box instead, which always holds the box. */
  private static Box aroundBox(Box subject, Box frame) {
    int across = Math.min(subject.x(), frame.width() - subject.right());
    int down = Math.min(subject.y(), frame.height() - subject.bottom());
    int x = across == 0 ? frame.width() : across;
    int y = down == 0 ? frame.height() : down;
    return new Box(
            subject.x() - x, subject.y() - y, subject.width() + 2 * x, subject.height() + 2 * y)
        .within(frame);
  }

  private static Box centred(double[] middle, double width, double height, Box frame) {
    return Box.centred(
            middle[0],
            middle[1],
            Math.max(1, (int) Math.floor(width)),
            Math.max(1, (int) Math.floor(height)))
        .within(frame);
  }
}
