package dev.darkroom.engine.mask;

import dev.darkroom.engine.Monitor;

/**
 * Completes a subject's outline by its own material: where the outline bit into a saucer whose
 * colour is well apart from everything around, the bite is given back.
 */
final class Completion {
  private static final double APART_MIN = 0.85;

  /** Of the material, so much has to lie in the outline already, else it is something else's. */
  private static final double INSIDE_MIN = 0.75;

  private Completion() {}

  static Candidate of(Candidate found, Thumbnail picture, Monitor monitor) {
    Shape outline = found.shape();
    if (outline.area() == 0) {
      return found;
    }
    Candidate material = new MaterialSearch(picture, outline, false).find(monitor);
    Shape part = material.shape();
    double inside = part.and(outline).area() / (double) Math.max(1, part.area());
    if (material.agreement() < APART_MIN || inside < INSIDE_MIN) {
      return found;
    }
    int reach = Math.max(1, Math.min(picture.width(), picture.height()) / 100);
    Shape whole = outline.or(part).closed(reach).opened(reach).or(part);
    return new Candidate(whole, found.agreement(), found.how() + ", completed by its material");
  }
}
