package dev.darkroom.engine.mask;

import dev.darkroom.engine.Monitor;

/** The subject of a natural scene: what stands out, cut out along the edges around it. */
final class SalientSubject {
  private static final String HOW = "saliency and graph cut";
  private static final double[] OTHER_THRESHOLDS = {0.7, 1.0, 1.35};

  private static final int SIDE_MIN = 24;

  private SalientSubject() {}

  static Candidate find(Thumbnail picture, Monitor monitor) {
    if (Math.min(picture.width(), picture.height()) < SIDE_MIN) {
      return Candidate.none(picture, HOW);
    }
    float[] saliency = Saliency.of(picture);
    monitor.check();
    double threshold = Otsu.threshold(saliency);
    Shape found = cut(picture, saliency, threshold, 4);
    if (found.area() == 0) {
      return Candidate.none(picture, HOW);
    }
    // At half the size other seeds tell as much in a quarter of the time.
    Thumbnail half = picture.halved();
    float[] halfSaliency =
        Matte.resized(saliency, picture.width(), picture.height(), half.width(), half.height());
    Shape halfFound = found.resized(half.width(), half.height());
    double agreement = 0;
    for (double factor : OTHER_THRESHOLDS) {
      monitor.check();
      Shape other = cut(half, halfSaliency, threshold * factor, 2);
      agreement += halfFound.overlap(other) / OTHER_THRESHOLDS.length;
    }
    return new Candidate(found, agreement * oneness(found), HOW);
  }

  /** A subject is one thing; scattered parts are more likely eyes or lamps. */
  private static double oneness(Shape found) {
    double dominance = Parts.of(found).largest() / (double) found.area();
    return Math.min(1, dominance / 0.9);
  }

  private static Shape cut(Thumbnail picture, float[] saliency, double threshold, int iterations) {
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
    Shape cut =
        GraphCut.cut(picture.width(), picture.height(), picture.bgr(), known, iterations).opened(1);
    Parts parts = Parts.of(cut);
    return parts.atLeast(Math.max(1, parts.largest() / 6));
  }
}
