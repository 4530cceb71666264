package dev.darkroom.engine.mask;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import org.jspecify.annotations.Nullable;

/**
 * The step that finds what a colour word means. The colour alone does not tell a red saucer from a
 * reddish table: where the subject is known it holds together what is one thing, and parts it from
 * what lies around.
 */
final class ColourStep {
  /** From this share on a region's part in the subject, or beside it, is more than an edge. */
  private static final double PART_MIN = 0.15;

  private ColourStep() {}

  /**
   * All that has the colour in a caller's mask; without one only what is likely the thing named.
   *
   * @throws Refusal REGION_NOT_FOUND when nothing of a real size has the colour, MASK_REQUIRED when
   *     it is all over the picture
   */
  static Found find(Scene scene, Where.Coloured asked) {
    boolean marked = scene.callerMask().isPresent();
    Where.Coloured where = marked ? new Where.Coloured(asked.colour(), asked.noun(), true) : asked;
    Found found =
        ColourRegion.find(scene.bitmap(), where, () -> mask(likely(scene)), scene.monitor());
    if (where.plural()) {
      return found;
    }
    return ColourRegion.allAround(found, where)
        ? ColourRegion.bounded(found, subject(scene, where), where.colour())
        : sided(scene, where, found);
  }

  private static Found subject(Scene scene, Where.Coloured where) {
    Found subject = likely(scene);
    if (subject == null) {
      throw ColourRegion.notApart(where.colour());
    }
    subject.doubt().ifPresent(scene::note);
    return subject;
  }

  /** Where a region passes from the subject to its surroundings: the side that the noun names. */
  private static Found sided(Scene scene, Where.Coloured where, Found found) {
    if (where.noun() == null) {
      return found;
    }
    boolean ground = ColourRegion.namesGround(where.noun());
    Found subject = likely(scene);
    if (subject == null || !ground && subject.confidence() < Found.SURE) {
      return found;
    }
    double inside = within(found.mask(), subject.mask()).share() / found.mask().share();
    if (inside < PART_MIN || ground && inside > 1 - PART_MIN) {
      return found;
    }
    Mask bounds = ground ? subject.mask().inverted() : wider(subject.mask());
    String how = ground ? "colour word beside the subject" : "colour word within the subject";
    return new Found(within(found.mask(), bounds), found.confidence(), how);
  }

  /** A matte whose soft edge counts in full from a third on, since the colour's edge is sharper. */
  private static Mask wider(Mask matte) {
    Mask wider = matte.copy();
    for (int i = 0; i < wider.coverage().length; i++) {
      wider.coverage()[i] = (byte) Math.min(255, 3 * (wider.coverage()[i] & 255));
    }
    return wider;
  }

  static Mask within(Mask mask, Mask bounds) {
    Mask both = mask.copy();
    for (int i = 0; i < both.coverage().length; i++) {
      int most = bounds.coverage()[i] & 255;
      both.coverage()[i] = (byte) Math.min(both.coverage()[i] & 255, most);
    }
    return both;
  }

  private static @Nullable Mask mask(@Nullable Found subject) {
    return subject == null ? null : subject.mask();
  }

  /** Null when no subject is found. */
  private static @Nullable Found likely(Scene scene) {
    try {
      return scene.draft();
    } catch (Refusal refusal) {
      if (refusal.code() == Refusal.Code.SUBJECT_NOT_FOUND) {
        return null;
      }
      throw refusal;
    }
  }
}
