package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object in a box: GrabCut with all outside for background (Rother, Kolmogorov, Blake, 2004).
 * It is trusted as far as three first guesses of what is inside lead to the same region.
 */
final class BoxedObject {
  private static final int SIDE_MAX = 400;

  /** How much around the box is looked at, to learn the background from. */
  private static final double AROUND = 0.35;

  /** First guesses: all of the box, its ellipse, its inner part. */
  private static final double[] REACHES = {2, 1, 0.6};

  private static final double FILL_MIN = 0.08;
  private static final double FILL_MAX = 0.985;

  /** Callers draw boxes close around things: what is found must reach over so much of each side. */
  private static final double SPAN_MIN = 0.75;

  private BoxedObject() {}

  /** Null when the box holds nothing that stands apart from what is around it. */
  static @Nullable Found find(Bitmap picture, FrameBox box, Monitor monitor) {
    int around = (int) Math.ceil(AROUND * Math.max(box.width(), box.height()));
    FrameBox seen = box.grown(around, picture.width(), picture.height());
    Bitmap part = cut(picture, seen);
    Thumbnail small = Thumbnail.of(part, SIDE_MAX);
    double scale = small.width() / (double) part.width();
    FrameBox inner =
        new FrameBox(
            (int) Math.floor((box.left() - seen.left()) * scale),
            (int) Math.floor((box.top() - seen.top()) * scale),
            Math.min(small.width(), (int) Math.ceil((box.right() - seen.left()) * scale)),
            Math.min(small.height(), (int) Math.ceil((box.bottom() - seen.top()) * scale)));
    Candidate candidate = candidate(small, inner, monitor);
    if (candidate.agreement() < SubjectSearch.LIKELY) {
      return null;
    }
    Mask matte = Matte.of(part, candidate.shape(), monitor);
    return new Found(pasted(matte, seen, box, picture), candidate.agreement(), candidate.how());
  }

  private static Candidate candidate(Thumbnail small, FrameBox box, Monitor monitor) {
    List<Shape> cuts =
        Arrays.stream(REACHES).parallel().mapToObj(reach -> cut(small, box, reach)).toList();
    monitor.check();
    Shape found = cuts.getFirst();
    double fill = found.area() / (double) Math.max(1, box.width() * box.height());
    if (fill < FILL_MIN || fill > FILL_MAX || !spans(found, box)) {
      return Candidate.none(small, "graph cut in the box");
    }
    double agreement = 0;
    for (Shape other : cuts.subList(1, cuts.size())) {
      agreement += found.overlap(other) / (cuts.size() - 1);
    }
    return new Candidate(found, agreement, "graph cut in the box");
  }

  private static boolean spans(Shape found, FrameBox box) {
    int left = found.width();
    int right = 0;
    int top = found.height();
    int bottom = 0;
    for (int i = 0; i < found.inside().length; i++) {
      if (found.inside()[i]) {
        left = Math.min(left, i % found.width());
        right = Math.max(right, i % found.width() + 1);
        top = Math.min(top, i / found.width());
        bottom = Math.max(bottom, i / found.width() + 1);
      }
    }
    return right - left >= SPAN_MIN * box.width() && bottom - top >= SPAN_MIN * box.height();
  }

  private static Shape cut(Thumbnail small, FrameBox box, double reach) {
    byte[] known = new byte[small.count()];
    for (int i = 0; i < known.length; i++) {
      int x = i % small.width();
      int y = i / small.width();
      boolean inside = x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
      double u = (2.0 * x + 1 - box.left() - box.right()) / box.width();
      double v = (2.0 * y + 1 - box.top() - box.bottom()) / box.height();
      boolean likely = u * u + v * v <= reach * reach;
      known[i] = inside ? (likely ? GraphCut.MAYBE_IN : GraphCut.MAYBE_OUT) : GraphCut.OUT;
    }
    Shape cut = GraphCut.cut(small.width(), small.height(), small.bgr(), known, 4).opened(1);
    Parts parts = Parts.of(cut);
    Shape main = parts.atLeast(Math.max(1, parts.largest() / 6));
    return Holes.fill(main, Math.max(4, main.area() / 100));
  }

  static Bitmap cut(Bitmap picture, FrameBox box) {
    Bitmap part = new Bitmap(box.width(), box.height());
    for (int y = 0; y < box.height(); y++) {
      System.arraycopy(
          picture.pixels(),
          4 * ((box.top() + y) * picture.width() + box.left()),
          part.pixels(),
          4 * y * box.width(),
          4 * box.width());
    }
    return part;
  }

  /** Nothing beyond the box is taken, however soft the outline is. */
  private static Mask pasted(Mask part, FrameBox seen, FrameBox box, Bitmap picture) {
    Mask mask = new Mask(picture.width(), picture.height());
    for (int y = box.top(); y < box.bottom(); y++) {
      System.arraycopy(
          part.coverage(),
          (y - seen.top()) * part.width() + box.left() - seen.left(),
          mask.coverage(),
          y * picture.width() + box.left(),
          box.width());
    }
    return mask;
  }
}
