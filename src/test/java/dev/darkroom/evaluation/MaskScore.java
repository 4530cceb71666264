package dev.darkroom.evaluation;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Regions;
import java.util.List;

/**
 * How well the subject of one picture was found.
 *
 * @param overlap with the exact mask; 0 where the search refused
 * @param confidence as the engine claims it; 0 where it refused
 */
record MaskScore(String picture, boolean delivered, double overlap, double confidence, String how) {
  /** A mask that overlaps less is wrong to look at. */
  static final double GOOD = 0.8;

  static MaskScore of(Specimen specimen, Regions regions, Gallery gallery) {
    Mask truth = specimen.region("subject");
    try {
      Found found = regions.subject(specimen.bitmap(), Monitor.none());
      gallery.mask(specimen, found.mask());
      double overlap = Masks.overlap(found.mask(), truth);
      return new MaskScore(specimen.name(), true, overlap, found.confidence(), found.how());
    } catch (Refusal e) {
      return new MaskScore(specimen.name(), false, 0, 0, e.code().toString());
    }
  }

  boolean wrong() {
    return delivered && overlap < GOOD;
  }

  /** Those delivered with a confidence from low up to but without high. */
  static List<MaskScore> between(List<MaskScore> scores, double low, double high) {
    return scores.stream()
        .filter(s -> s.delivered() && s.confidence() >= low && s.confidence() < high)
        .toList();
  }

  static double meanOverlap(List<MaskScore> scores) {
    return scores.stream().mapToDouble(MaskScore::overlap).average().orElse(0);
  }

  static double meanConfidence(List<MaskScore> scores) {
    return scores.stream().mapToDouble(MaskScore::confidence).average().orElse(0);
  }
}
