package dev.darkroom.engine.mask;

import dev.darkroom.engine.Monitor;
import java.util.List;
import java.util.stream.IntStream;

/** The subject of a natural scene: what stands out, cut out along the edges around it. */
final class SalientSubject {
  private static final String HOW = "saliency and graph cut";

  /** Shares of the threshold: the one of the cut itself, then those that have to agree with it. */
  private static final double[] SEEDS = {1, 0.7, 1, 1.35};

  private static final int SIDE_MIN = 24;

  /** A step between neighbours that nobody sees, of 255. */
  private static final int EVEN = 2;

  private static final double FLAT_SHARE = 0.01;

  private SalientSubject() {}

  static Candidate find(Thumbnail picture, Monitor monitor) {
    return find(picture, true, monitor);
  }

  /**
   * @param one whether it must be one thing rather than several alike
   */
  static Candidate find(Thumbnail picture, boolean one, Monitor monitor) {
    if (Math.min(picture.width(), picture.height()) < SIDE_MIN || flat(picture)) {
      return Candidate.none(picture, HOW);
    }
    float[] saliency = Saliency.of(picture);
    monitor.check();
    double threshold = Otsu.threshold(saliency);
    // At half the size seeds tell as much in a quarter of the time.
    Thumbnail half = picture.halved();
    float[] halfSaliency =
        Matte.resized(saliency, picture.width(), picture.height(), half.width(), half.height());
    List<Shape> cuts =
        IntStream.range(0, SEEDS.length)
            .parallel()
            .mapToObj(
                k -> cut(half, known(half, halfSaliency, threshold * SEEDS[k]), k == 0 ? 4 : 2))
            .toList();
    monitor.check();
    Shape found = refined(picture, saliency, threshold, cuts.getFirst());
    if (found.area() == 0) {
      return Candidate.none(picture, HOW);
    }
    Shape halfFound = found.resized(half.width(), half.height());
    double agreement = 0;
    for (Shape other : cuts.subList(1, cuts.size())) {
      agreement += halfFound.overlap(other) / (cuts.size() - 1);
    }
    return new Candidate(found, one ? agreement * oneness(found) : agreement, HOW);
  }

  /** One more round at full size, from the same seeds, that starts with the rough cut. */
  private static Shape refined(Thumbnail picture, float[] saliency, double threshold, Shape rough) {
    byte[] known = known(picture, saliency, threshold);
    Shape start = rough.resized(picture.width(), picture.height());
    for (int i = 0; i < known.length; i++) {
      if (known[i] == GraphCut.MAYBE_IN || known[i] == GraphCut.MAYBE_OUT) {
        known[i] = start.inside()[i] ? GraphCut.MAYBE_IN : GraphCut.MAYBE_OUT;
      }
    }
    return cut(picture, known, 1);
  }

  /**
   * Whether it is a drawing of even areas: nothing in it stands out by its texture, and cutting it
   * takes a graph cut many times as long as a photo does.
   */
  private static boolean flat(Thumbnail picture) {
    byte[] bgr = picture.bgr();
    int row = 3 * picture.width();
    int steps = 0;
    for (int i = 0; i < bgr.length - row; i++) {
      boolean across = Math.abs((bgr[i] & 255) - (bgr[i + 3] & 255)) > EVEN;
      boolean down = Math.abs((bgr[i] & 255) - (bgr[i + row] & 255)) > EVEN;
      steps += across || down ? 1 : 0;
    }
    return steps < FLAT_SHARE * bgr.length;
  }

  /** A subject is one thing; scattered parts are more likely eyes or lamps. */
  private static double oneness(Shape found) {
    double dominance = Parts.of(found).largest() / (double) found.area();
    return Math.min(1, dominance / 0.9);
  }

  /** What the saliency alone says of each pixel. */
  private static byte[] known(Thumbnail picture, float[] saliency, double threshold) {
    int width = picture.width();
    Shape frame = Shape.frame(width, picture.height(), Math.max(2, width / 60));
    byte[] known = new byte[picture.count()];
    for (int i = 0; i < known.length; i++) {
      float value = saliency[i];
      known[i] =
          value > 0.5 + threshold / 2
              ? GraphCut.IN
              : value > threshold
                  ? GraphCut.MAYBE_IN
                  : value < threshold / 3 || frame.inside()[i] ? GraphCut.OUT : GraphCut.MAYBE_OUT;
    }
    return known;
  }

  private static Shape cut(Thumbnail picture, byte[] known, int iterations) {
    Shape cut =
        GraphCut.cut(picture.width(), picture.height(), picture.bgr(), known, iterations).opened(1);
    Parts parts = Parts.of(cut);
    return parts.atLeast(Math.max(1, parts.largest() / 6));
  }
}
