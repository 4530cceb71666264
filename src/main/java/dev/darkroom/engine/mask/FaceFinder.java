package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Faces, to blur or brighten them. Found where one detector is very sure or two agree; each is an
 * ellipse that reaches from the hair line to the chin.
 */
final class FaceFinder {
  private static final int SIDE_MAX = 900;
  private static final int SIDE_MIN = 24;

  private static final int GLANCE_SIDE = 320;
  private static final int GLANCE_SIDE_MIN = 32;

  /** Windows that have to agree for a face that another detector sees as well. */
  private static final int FRONT_LIKELY = 4;

  private static final int OTHER_LIKELY = 6;
  private static final int SIDE_LIKELY = 8;

  /** And for one that only the best detector sees. */
  private static final int SURE = 10;

  private static final double SAME = 0.3;

  /** Half axes of the ellipse, of the side of the square around a face. */
  private static final double ACROSS = 0.5;

  private static final double DOWN = 0.66;

  private final FaceModel front = new FaceModel("haarcascade_frontalface_alt2");
  private final FaceModel other = new FaceModel("haarcascade_frontalface_default");
  private final FaceModel side = new FaceModel("haarcascade_profileface");

  /**
   * @throws Refusal REGION_NOT_FOUND when no face is seen clearly
   */
  Found find(Bitmap picture, Monitor monitor) {
    Thumbnail small = Thumbnail.of(picture, SIDE_MAX);
    List<FrameBox> faces = faces(small, monitor);
    if (faces.isEmpty()) {
      throw new Refusal(
          Refusal.Code.REGION_NOT_FOUND,
          "No face is seen clearly. A box around it or a mask would help.",
          "没有看清人脸，请给出包围人脸的方框或蒙版。");
    }
    Mask mask = new Mask(picture.width(), picture.height());
    double scale = picture.width() / (double) small.width();
    for (FrameBox face : faces) {
      cover(mask, face, scale);
      monitor.check();
    }
    String how = faces.size() == 1 ? "face detector, 1 face" : "face detector, %d faces";
    return new Found(mask, 0.84, how.formatted(faces.size()));
  }

  /** Whether a large face is seen at a glance: one of somebody who is a picture's subject. */
  boolean sees(Bitmap picture, Monitor monitor) {
    Thumbnail small = Thumbnail.of(picture, GLANCE_SIDE);
    if (Math.min(small.width(), small.height()) < 2 * GLANCE_SIDE_MIN) {
      return false;
    }
    boolean seen = !front.find(small, GLANCE_SIDE_MIN, FRONT_LIKELY, false).isEmpty();
    monitor.check();
    return seen
        || !side.find(small, GLANCE_SIDE_MIN, SIDE_LIKELY, false).isEmpty()
        || !side.find(small, GLANCE_SIDE_MIN, SIDE_LIKELY, true).isEmpty();
  }

  private List<FrameBox> faces(Thumbnail small, Monitor monitor) {
    if (Math.min(small.width(), small.height()) < 2 * SIDE_MIN) {
      return List.of();
    }
    List<List<FrameBox>> seen = new ArrayList<>();
    seen.add(front.find(small, SIDE_MIN, FRONT_LIKELY, false));
    monitor.check();
    seen.add(other.find(small, SIDE_MIN, OTHER_LIKELY, false));
    monitor.check();
    seen.add(side.find(small, SIDE_MIN, SIDE_LIKELY, false));
    monitor.check();
    seen.add(side.find(small, SIDE_MIN, SIDE_LIKELY, true));
    monitor.check();
    List<FrameBox> faces = new ArrayList<>(front.find(small, SIDE_MIN, SURE, false));
    for (int k = 0; k < seen.size(); k++) {
      for (FrameBox box : seen.get(k)) {
        if (confirmed(box, seen, k) && faces.stream().noneMatch(face -> same(face, box))) {
          faces.add(box);
        }
      }
    }
    return faces;
  }

  private static boolean confirmed(FrameBox box, List<List<FrameBox>> seen, int by) {
    for (int k = 0; k < seen.size(); k++) {
      if (k != by && seen.get(k).stream().anyMatch(other -> same(box, other))) {
        return true;
      }
    }
    return false;
  }

  /** Whether two squares share enough of what they cover together. */
  private static boolean same(FrameBox a, FrameBox b) {
    double across = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
    double down = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
    double both = Math.max(0, across) * Math.max(0, down);
    double together = a.width() * (double) a.height() + b.width() * (double) b.height() - both;
    return both > SAME * together;
  }

  private static void cover(Mask mask, FrameBox face, double scale) {
    double side = face.width() * scale;
    double x = (face.left() + face.right()) / 2.0 * scale;
    double y = (face.top() + face.bottom()) / 2.0 * scale;
    double soft = Math.max(1, side / 25);
    int top = (int) Math.max(0, y - DOWN * side - soft);
    int bottom = (int) Math.min(mask.height(), y + DOWN * side + soft + 1);
    int left = (int) Math.max(0, x - ACROSS * side - soft);
    int right = (int) Math.min(mask.width(), x + ACROSS * side + soft + 1);
    for (int v = top; v < bottom; v++) {
      for (int u = left; u < right; u++) {
        double radius = Math.hypot((u + 0.5 - x) / (ACROSS * side), (v + 0.5 - y) / (DOWN * side));
        double inside = (1 - radius) * ACROSS * side / soft + 1;
        int i = v * mask.width() + u;
        int cover = (int) Math.round(255 * Math.clamp(inside, 0.0, 1.0));
        mask.coverage()[i] = (byte) Math.max(mask.coverage()[i] & 255, cover);
      }
    }
  }
}
