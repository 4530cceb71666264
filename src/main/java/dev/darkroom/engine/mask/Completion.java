package dev.darkroom.engine.mask;

import dev.darkroom.engine.Monitor;
import org.jspecify.annotations.Nullable;

/**
 * Completes a subject's outline by its own material: where the outline bit into a saucer whose
 * colour is well apart from everything around, the bite is given back. The own network, when it saw
 * all of the outline and more, tells where to look for the material.
 */
final class Completion {
  private static final double APART_MIN = 0.85;

  /** Of the material, so much has to lie in the outline already, else it is something else's. */
  private static final double INSIDE_MIN = 0.75;

  /** Of the outline, so much has to be seen by who saw more. */
  private static final double SEEN_MIN = 0.95;

  /** Of the outline; less is no bite. */
  private static final double BITE_MIN = 0.03;

  private Completion() {}

  /**
   * @param seen what the own network sees, sure or not, in any size; null for nothing
   */
  static Candidate of(Candidate found, @Nullable Shape seen, Thumbnail picture, Monitor monitor) {
    Shape outline = found.shape();
    if (outline.area() == 0) {
      return found;
    }
    Shape more = seen == null ? null : more(seen, outline);
    Shape rough = more == null ? outline : outline.or(more);
    Candidate material = new MaterialSearch(picture, rough, false).find(monitor);
    Shape part = material.shape();
    double inside = part.and(outline).area() / (double) Math.max(1, part.area());
    if (material.agreement() < APART_MIN || inside < INSIDE_MIN) {
      return found;
    }
    int reach = Math.max(1, Math.min(picture.width(), picture.height()) / 100);
    if (more != null) {
      Shape bites = bites(part.and(outline.not()).and(rough.grown(reach)), outline.area());
      if (bites.area() == 0) {
        return found;
      }
      part = outline.or(bites);
    }
    Shape whole = outline.or(part).closed(reach).opened(reach).or(part);
    return new Candidate(whole, found.agreement(), found.how() + ", completed by its material");
  }

  /** What is missing in earnest: not the shadows and seams along an outline. */
  private static Shape bites(Shape missing, int area) {
    Shape large = Parts.of(missing.opened(2)).atLeast((int) Math.ceil(BITE_MIN * area));
    return large.grown(3).and(missing);
  }

  /** What is seen, in the outline's size; null when it is about something else. */
  private static @Nullable Shape more(Shape seen, Shape outline) {
    Shape sized = seen.resized(outline.width(), outline.height());
    return sized.and(outline).area() < SEEN_MIN * outline.area() ? null : sized;
  }
}
