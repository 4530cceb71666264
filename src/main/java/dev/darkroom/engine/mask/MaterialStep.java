package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;

/**
 * The step that finds what a recolouring of "the product" means. A rough outline of the subject is
 * enough, since the confidence comes from how far the material's colour is from what surrounds it.
 */
final class MaterialStep {
  private static final int SIDE_MAX = 480;
  private static final double APART_MIN = 0.7;

  /** A material of a known thing counts as its main one from this share of it. */
  private static final double MAIN_MIN = 0.55;

  /** From this share of it on a thing is made of that material alone. */
  private static final double ALL_MIN = 0.93;

  private static final double SHARE_MIN = 0.004;
  private static final double SHARE_MAX = 0.8;

  /** A material that takes more of the frame's edge than this is the background. */
  private static final double FRAME_SHARE_MAX = 0.4;

  /** Of a colour's region, so much has to be of the material that is found in it. */
  private static final double SAME_MIN = 0.85;

  /** So much larger may a material be than the region that led to it. */
  private static final double LARGER_MAX = 1.4;

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
    Found draft =
        where.kind() == Where.Kind.ANY
            ? scene.draft()
            : subjects.find(picture, where.kind(), monitor);
    Thumbnail fine = Thumbnail.of(picture, SIDE_MAX);
    Shape outline = Shapes.of(draft.mask(), fine.width(), fine.height());
    boolean exact = !OutlineSearch.drew(draft);
    Candidate material = new MaterialSearch(fine, outline, exact).find(monitor);
    check(material);
    double confidence = Math.min(material.agreement(), 0.4 + 0.6 * draft.confidence());
    Found found =
        new Found(Matte.of(picture, material.shape(), monitor), confidence, material.how());
    found.doubt().ifPresent(scene::note);
    return found;
  }

  /**
   * The dominant material of something whose outline is known: all of it where it is made of one,
   * the larger one where that is the most of it by far.
   *
   * @throws Refusal TOO_AMBIGUOUS when several materials could be meant: a cup full of coffee
   */
  Found within(Scene scene, Found outline) {
    Bitmap picture = scene.bitmap();
    Thumbnail fine = Thumbnail.of(picture, SIDE_MAX);
    Shape shape = Shapes.of(outline.mask(), fine.width(), fine.height());
    Candidate material = new MaterialSearch(fine, shape, true).find(scene.monitor());
    double share = material.shape().and(shape).area() / (double) Math.max(1, shape.area());
    if (share < ALL_MIN && (share < MAIN_MIN || material.agreement() < APART_MIN)) {
      throw new Refusal(
          Refusal.Code.TOO_AMBIGUOUS,
          "What is meant is made of several materials, and none of them is the main one. A mask of"
              + " the part to change, or its present colour, would help.",
          "目标由几种材质构成，无法确定主要的一种。请提供要修改部分的蒙版，或说明它现在的颜色。");
    }
    Found found =
        share >= ALL_MIN
            ? outline
            : new Found(
                Matte.of(picture, material.shape(), scene.monitor()),
                outline.confidence(),
                outline.how() + ", " + material.how());
    found.doubt().ifPresent(scene::note);
    return found;
  }

  /**
   * What has a colour that words name, with the folds and shades of the same material that have
   * another hue; as it is when the search for the material comes to something else.
   */
  Found shaded(Scene scene, Found coloured) {
    Bitmap picture = scene.bitmap();
    Thumbnail fine = Thumbnail.of(picture, SIDE_MAX);
    Shape found = Shapes.of(coloured.mask(), fine.width(), fine.height());
    Shape rough = Holes.fill(found.closed(3), fine.count() / 400);
    Candidate material = new MaterialSearch(fine, rough, false).find(scene.monitor());
    Shape shape = material.shape();
    boolean same =
        material.agreement() >= APART_MIN
            && shape.and(found).area() > SAME_MIN * found.area()
            && shape.area() < LARGER_MAX * rough.area();
    if (!same) {
      return coloured;
    }
    return new Found(
        Matte.of(picture, shape, scene.monitor()),
        Math.max(coloured.confidence(), material.agreement()),
        coloured.how() + " and its material");
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
