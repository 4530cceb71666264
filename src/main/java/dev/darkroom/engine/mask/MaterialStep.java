package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import org.jspecify.annotations.Nullable;

/**
 * The step that finds what a recolouring of "the product" means. A rough outline of the subject is
 * enough, since the confidence comes from how far the material's colour is from what surrounds it.
 */
final class MaterialStep {
  private static final int SIDE_MAX = 480;
  private static final double APART_MIN = 0.7;
  private static final double DRAFT_MIN = 0.6;

  /** A material of a known thing counts as its main one from this share of it. */
  private static final double MAIN_MIN = 0.55;

  private static final double SHARE_MIN = 0.004;
  private static final double SHARE_MAX = 0.8;

  /** A material that takes more of the frame's edge than this is the background. */
  private static final double FRAME_SHARE_MAX = 0.4;

  private final SubjectSearch subjects;

  MaterialStep(SubjectSearch subjects) {
    this.subjects = subjects;
  }

  /**
   * @throws Refusal SUBJECT_NOT_FOUND
   */
  Found find(Scene scene, Where.Subject where) {
    Bitmap picture = scene.bitmap();
    Monitor monitor = scene.monitor();
    Found known = known(picture, where, monitor);
    Thumbnail fine = Thumbnail.of(picture, SIDE_MAX);
    Candidate draft =
        known == null ? subjects.classical(picture, monitor) : Shapes.candidate(known, fine);
    if (draft.agreement() < DRAFT_MIN) {
      throw SubjectSearch.notFound("nothing stands out clearly", "没有明显突出的主体");
    }
    Shape outline = draft.shape().resized(fine.width(), fine.height());
    Candidate material = new MaterialSearch(fine, outline, known != null).find(monitor);
    check(material);
    double confidence = Math.min(material.agreement(), 0.4 + 0.6 * draft.agreement());
    Found found =
        new Found(Matte.of(picture, material.shape(), monitor), confidence, material.how());
    found.doubt().ifPresent(scene::note);
    return found;
  }

  /**
   * The dominant material of something whose outline is known, or all of it where no material
   * stands out.
   */
  Found within(Scene scene, Found outline) {
    Bitmap picture = scene.bitmap();
    Thumbnail fine = Thumbnail.of(picture, SIDE_MAX);
    Shape shape = Shapes.of(outline.mask(), fine.width(), fine.height());
    Candidate material = new MaterialSearch(fine, shape, true).find(scene.monitor());
    boolean dominant =
        material.agreement() >= APART_MIN && material.shape().area() > MAIN_MIN * shape.area();
    Found found =
        dominant
            ? new Found(
                Matte.of(picture, material.shape(), scene.monitor()),
                outline.confidence(),
                outline.how() + ", " + material.how())
            : outline;
    found.doubt().ifPresent(scene::note);
    return found;
  }

  /** A subject whose outline can be trusted, or null. */
  private @Nullable Found known(Bitmap picture, Where.Subject where, Monitor monitor) {
    Found cutOut = SubjectSearch.transparency(picture);
    if (cutOut != null) {
      return cutOut;
    }
    if (where.kind() == Where.Kind.PRODUCT) {
      return null;
    }
    Found person = subjects.person(picture, monitor);
    if (where.kind() == Where.Kind.PERSON) {
      if (person == null) {
        throw SubjectSearch.notFound("no person stands out clearly", "没有看清人物");
      }
      return person;
    }
    return person == null || SubjectSearch.traces(subjects.classical(picture, monitor), person)
        ? null
        : person;
  }

  private static void check(Candidate material) {
    Shape shape = material.shape();
    Shape frame = Shape.frame(shape.width(), shape.height(), 2);
    double onFrame = shape.and(frame).area() / (double) frame.area();
    if (shape.share() < SHARE_MIN
        || shape.share() > SHARE_MAX
        || onFrame > FRAME_SHARE_MAX
        || material.agreement() < APART_MIN) {
      throw SubjectSearch.notFound(
          "its colour is too close to that of its surroundings", "它的颜色与周围太接近");
    }
  }
}
