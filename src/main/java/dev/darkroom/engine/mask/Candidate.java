package dev.darkroom.engine.mask;

/**
 * A subject that one method proposes.
 *
 * @param agreement how far differing seeds and thresholds lead to the same region, 0 to 1
 */
record Candidate(Shape shape, double agreement, String how) {
  /** Nothing was found. */
  static Candidate none(Thumbnail picture, String how) {
    return new Candidate(new Shape(picture.width(), picture.height()), 0, how);
  }
}
