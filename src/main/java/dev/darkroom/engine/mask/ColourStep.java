package dev.darkroom.engine.mask;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The step that finds what a colour word means. The colour alone does not tell a red saucer from a
 * reddish table: where the subject is known it holds together what is one thing, and parts it from
 * what lies around.
 */
final class ColourStep {
  /** A part of a region in the subject that is smaller is only its edge. */
  private static final double EDGE_MAX = 0.15;

  /** What lies in the subject by less than this is not clearly a part of it. */
  private static final double PART_MIN = 0.5;

  private final Scene scene;
  private final Where.Coloured where;
  private boolean searched;
  private @Nullable Found subject;

  private ColourStep(Scene scene, Where.Coloured where) {
    this.scene = scene;
    this.where = where;
  }

  /** All that has the colour, whatever it is. */
  static Found all(Scene scene, Where.Coloured where) {
    return new ColourStep(scene, new Where.Coloured(where.colour(), where.noun(), true)).region();
  }

  /**
   * All that has the colour in a caller's mask; without one only what is likely the thing named.
   *
   * @param refined may correct the outline of what has the colour, before the subject bounds it
   * @throws Refusal REGION_NOT_FOUND when nothing of a real size has the colour, MASK_REQUIRED when
   *     it is all over the picture or has no clear edge, TOO_AMBIGUOUS when different things have
   *     it
   */
  static Found find(Scene scene, Where.Coloured where, UnaryOperator<Found> refined) {
    if (scene.callerMask().isPresent()) {
      Found found = all(scene, where);
      Mask within = within(found.mask(), scene.callerMask().get());
      return new Found(within, found.confidence(), found.how() + " within the mask");
    }
    Found found = new ColourStep(scene, where).likely(refined);
    if (found.confidence() < SubjectSearch.LIKELY) {
      throw ColourRegion.unclear(where.colour());
    }
    return found;
  }

  private Found likely(UnaryOperator<Found> refined) {
    if (where.plural()) {
      ColourRegion.requireOneColour(scene.bitmap(), where);
      return region();
    }
    Found found = region();
    boolean around = ColourRegion.allAround(found, where);
    if (found.confidence() < Found.SURE) {
      found = refined.apply(found);
    }
    return around ? bounded(found) : sided(found);
  }

  private Found region() {
    return ColourRegion.find(scene.bitmap(), where, this::subjectMask, scene.monitor());
  }

  private @Nullable Mask subjectMask() {
    Found found = subject();
    return found == null ? null : found.mask();
  }

  private Found bounded(Found found) {
    Found bounds = subject();
    if (bounds == null) {
      throw ColourRegion.notApart(where.colour());
    }
    return ColourRegion.bounded(found, bounds, where.colour());
  }

  /** Where a region passes from the subject to its surroundings: the side that the noun names. */
  private Found sided(Found found) {
    if (where.noun() == null) {
      return found;
    }
    boolean ground = ColourRegion.namesGround(where.noun());
    Found bounds = subject();
    if (bounds == null || (!ground && bounds.confidence() < Found.SURE)) {
      return found;
    }
    double all = Math.max(1e-9, found.mask().share());
    double inside = within(found.mask(), bounds.mask()).share() / all;
    if (inside < EDGE_MAX || (ground && inside > 1 - EDGE_MAX)) {
      return found;
    }
    double confidence = Math.min(found.confidence(), bounds.confidence());
    if (ground) {
      Mask beside = within(found.mask(), bounds.mask().inverted());
      return new Found(beside, confidence, "colour word beside the subject");
    }
    if (inside < PART_MIN) {
      throw ColourRegion.ambiguous(where.colour());
    }
    Mask part = within(found.mask(), wider(bounds.mask()));
    return new Found(part, confidence, "colour word within the subject");
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

  /** Null when none is found; looked for once. */
  private @Nullable Found subject() {
    if (!searched) {
      searched = true;
      try {
        subject = scene.draft();
      } catch (Refusal refusal) {
        if (refusal.code() != Refusal.Code.SUBJECT_NOT_FOUND) {
          throw refusal;
        }
      }
    }
    return subject;
  }
}
