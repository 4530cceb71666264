package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.fill.Filling;
import dev.darkroom.engine.fill.Region;
import dev.darkroom.engine.fill.Surroundings;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.shadow.CastShadow;
import dev.darkroom.engine.text.AiLabels;
import dev.darkroom.engine.text.LineEditor;
import dev.darkroom.engine.text.MarkEraser;
import dev.darkroom.engine.text.WordSearch;
import dev.darkroom.engine.text.Written;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes something out of the picture and fills the place from its surroundings: what a mask covers,
 * a mark of laid-over text, the one thing of a colour, or the subject.
 */
public record Remove(Where where) implements Operation {
  /** A larger share leaves too little to fill from. */
  private static final double SHARE_MAX = 0.6;

  /** Above this the surroundings of a place that no mask confirms are too busy to continue. */
  private static final double COMPLEXITY_MAX = 0.2;

  /** One part must hold this share of a colour's region to be the thing that is meant. */
  private static final double ISOLATED_MIN = 0.9;

  /** How far into the place a shadow that must stay outside runs out, in sides of the place. */
  private static final double RUNS_OUT = 0.2;

  private static final double CONFIDENCE_MIN = 0.6;

  /** Fixed, so that the same request gives the same picture. */
  private static final long SEED = 20_090_703;

  public Remove {
    Objects.requireNonNull(where);
  }

  @Override
  public Intent intent() {
    return Intent.REMOVE;
  }

  @Override
  public String target() {
    return switch (where) {
      case Where.CallerMask _ -> "masked area";
      case Where.Text(_, var writing) -> writing ? "text" : "text or mark";
      case Where.Coloured(var colour, _, _) -> "part in " + colour.hex();
      case Where.Subject _ -> "subject";
      case Where.Background _ -> "background";
      case Where.Sky _ -> "sky";
      case Where.Area _ -> "area";
      case Where.Whole _ -> "picture";
      case Where.Box _, Where.Point _, Where.Which _, Where.Faces _ -> Places.describe(where);
    };
  }

  @Override
  public Map<String, Object> parameters() {
    return switch (where) {
      case Where.Text(Position position, _) when position != null -> named(position);
      case Where.Area(var position) -> named(position);
      default -> Map.of();
    };
  }

  private static Map<String, Object> named(Position position) {
    return Map.of("position", position.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public Optional<Found> place(Scene scene) {
    if (where instanceof Where.Text text) {
      return Optional.of(text(scene, text));
    }
    Found found = found(scene);
    requireEnoughLeft(found.mask());
    return Optional.of(found);
  }

  /** Strokes are told from their ground only by taking them away; the result is dropped. */
  private static Found text(Scene scene, Where.Text text) {
    if (scene.callerMask().isEmpty()) {
      return new Found(unmasked(scene, text).mask(), 1, "text detector");
    }
    Mask mask = callerMask(scene);
    requireEnoughLeft(mask);
    return new Found(
        eraser(scene).erase(scene.bitmap(), mask).mask(), 1, "text in the caller's mask");
  }

  /**
   * {@inheritDoc}
   *
   * <p>Refuses with MASK_REQUIRED (no mask, an empty one, one over most of the picture, or a place
   * that words cannot tell well enough), WATERMARK_NOT_LOCATABLE, AI_LABEL_PROTECTED or
   * NOT_UNDERSTOOD.
   */
  @Override
  public void apply(Scene scene) {
    if (where instanceof Where.Text text) {
      eraseText(scene, text);
    } else {
      Found found = found(scene);
      fill(scene, found.mask(), found.how(), bounded());
    }
  }

  /** Whether the caller drew where to edit, rather than naming a thing. */
  private boolean bounded() {
    return where instanceof Where.CallerMask
        || (where instanceof Where.Box box && box.noun() == null);
  }

  private Found found(Scene scene) {
    return switch (where) {
      case Where.CallerMask _ -> new Found(callerMask(scene), 1, "caller's mask");
      case Where.Coloured _ -> clear(scene, scene.regions().find(scene, where), true);
      case Where.Subject _ -> clear(scene, scene.subject(), false);
      case Where.Background _ ->
          throw new Refusal(
              Refusal.Code.NOT_UNDERSTOOD,
              "A background cannot be filled from its surroundings; ask for a transparent"
                  + " background or another one.",
              "背景无法用周围内容填补，请改为要求透明背景或更换背景。");
      case Where.Box box -> box(scene, box);
      case Where.Which _, Where.Point _ -> clear(scene, scene.regions().find(scene, where), false);
      case Where.Sky _, Where.Area _, Where.Whole _, Where.Text _, Where.Faces _ ->
          throw maskWanted();
    };
  }

  private static Mask callerMask(Scene scene) {
    Mask mask = scene.callerMask().orElseThrow(Remove::maskWanted);
    if (Region.empty(mask)) {
      throw new Refusal(
          Refusal.Code.MASK_REQUIRED,
          "The mask marks nothing; send one that covers what is to be removed.",
          "蒙版没有标出任何区域，请提供覆盖要去除内容的蒙版。");
    }
    return mask;
  }

  private static void requireEnoughLeft(Mask mask) {
    if (mask.share() > SHARE_MAX) {
      throw new Refusal(
          Refusal.Code.MASK_REQUIRED,
          "What is to be removed covers most of the picture, so too little is left to fill it from;"
              + " send a mask of at most 60 percent.",
          "要去除的部分占了图片的大部分，剩余内容不足以填补；请提供不超过 60% 的蒙版。");
    }
  }

  /** Fills the place, and takes its shadow along where the caller drew no bounds. */
  private static void fill(Scene scene, Mask mask, String how, boolean bounded) {
    requireEnoughLeft(mask);
    requireNoLabel(scene, mask);
    if (bounded) {
      scene.paint("remove: " + how, within(scene, mask), mask);
      scene.removed(mask);
      return;
    }
    Optional<CastShadow> shadow = CastShadow.of(scene.bitmap(), mask, scene.monitor());
    if (shadow.isEmpty()) {
      scene.paint("remove: " + how, filling(scene, scene.bitmap()).fill(mask), mask);
      scene.removed(mask);
      return;
    }
    Bitmap lit = shadow.get().lifted(scene.bitmap());
    Mask hole = shadow.get().deepened(mask);
    requireNoLabel(scene, hole);
    Bitmap filled = filling(scene, lit).fill(hole);
    Mask changed = Region.differing(scene.bitmap(), lit, hole);
    scene.paint("remove: " + how + ", with its shadow", filled, changed);
    scene.removed(mask);
  }

  /**
   * Fills a place that the caller drew. What lies outside stays, and so does the shadow there of a
   * thing that was covered: it runs out inside, towards the ground as it is without the shadow.
   */
  private static Bitmap within(Scene scene, Mask mask) {
    Bitmap picture = scene.bitmap();
    if (Region.largestShare(mask) < ISOLATED_MIN
        || filling(scene, picture).unveil(mask).isPresent()) {
      return filling(scene, picture).fill(mask);
    }
    Mask thing = Region.solid(mask);
    Optional<CastShadow> shadow = CastShadow.of(picture, thing, scene.monitor());
    if (shadow.isEmpty()) {
      return filling(scene, picture).fill(mask);
    }
    scene.note(
        "The shadow outside of the mask stays; a mask that covers it takes it away too.",
        "蒙版之外的影子会保留；如需一并去除，请让蒙版盖住影子。");
    Bitmap lit = filling(scene, shadow.get().lifted(picture)).fill(thing);
    Bitmap shaded = filling(scene, picture).fill(Region.touched(mask));
    return Region.inwards(shaded, lit, mask, RUNS_OUT * Math.sqrt(mask.share()));
  }

  private static void requireNoLabel(Scene scene, Mask hole) {
    new AiLabels(scene.regions().text(), scene.regions().reader(), scene.monitor())
        .requireNone(scene.bitmap(), hole);
  }

  private static Filling filling(Scene scene, Bitmap picture) {
    return new Filling(picture, SEED, scene.models().inpaint(), scene.monitor());
  }

  private static MarkEraser eraser(Scene scene) {
    Regions regions = scene.regions();
    return new MarkEraser(regions.text(), regions.reader(), SEED, scene.monitor());
  }

  /** Laid-over text; where there is none, and text was spoken of, the one line on a sign. */
  private static MarkEraser.Erased unmasked(Scene scene, Where.Text text) {
    try {
      return eraser(scene).erase(scene.bitmap(), text.position());
    } catch (Refusal refusal) {
      if (!text.writing() || refusal.code() != Refusal.Code.WATERMARK_NOT_LOCATABLE) {
        throw refusal;
      }
    }
    Regions regions = scene.regions();
    Written line =
        new WordSearch(regions.text(), regions.reader(), scene.monitor())
            .find(scene.bitmap(), null, null, null);
    AiLabels.requireNone(line);
    return new LineEditor(regions.text(), SEED, null, scene.monitor()).erase(scene.bitmap(), line);
  }

  private static void eraseText(Scene scene, Where.Text text) {
    if (scene.callerMask().isPresent()) {
      Mask mask = callerMask(scene);
      if (mask.share() > SHARE_MAX) {
        fill(scene, mask, "caller's mask", true);
        return;
      }
      MarkEraser.Erased erased = eraser(scene).erase(scene.bitmap(), mask);
      scene.paint("remove: text in the caller's mask", erased.picture(), erased.mask());
      return;
    }
    MarkEraser.Erased erased = unmasked(scene, text);
    scene.paint(
        "remove: " + erased.marks() + " found by text detector", erased.picture(), erased.mask());
  }

  /**
   * The caller said where it is, so the object goes with its outline, or else all in the box: never
   * less than what was named.
   */
  private static Found box(Scene scene, Where.Box box) {
    Where.Box rectangle = new Where.Box(box.left(), box.top(), box.width(), box.height(), null);
    Mask all = scene.regions().find(scene, rectangle).mask();
    if (box.noun() == null) {
      return new Found(all, 1, "box");
    }
    try {
      Found found = scene.regions().find(scene, box);
      // Around the whole box there is less of the object's shadow and colour to continue.
      boolean calm = Surroundings.complexity(scene.bitmap(), all) <= COMPLEXITY_MAX;
      return calm
          ? new Found(all, 1, "box")
          : new Found(Region.solid(found.mask()), 1, found.how());
    } catch (Refusal refusal) {
      if (refusal.code() != Refusal.Code.SUBJECT_NOT_FOUND) {
        throw refusal;
      }
      scene.note(
          "Nothing in the box stands apart, so all of the box was filled.",
          "方框内没有单独突出的物体，因此填充了整个方框。");
      return new Found(all, 1, "box");
    }
  }

  private static Found clear(Scene scene, Found found, boolean isolated) {
    Mask mask = Region.solid(found.mask());
    boolean clear =
        found.confidence() >= CONFIDENCE_MIN
            && !Region.empty(mask)
            && (!isolated || Region.largestShare(mask) >= ISOLATED_MIN)
            && Surroundings.complexity(scene.bitmap(), mask) <= COMPLEXITY_MAX;
    if (!clear) {
      throw new Refusal(
          Refusal.Code.MASK_REQUIRED,
          "What is to be removed cannot be told well enough from what surrounds it;"
              + " send a mask of it.",
          "要去除的内容与周围难以清楚区分，请提供标出它的蒙版。");
    }
    return new Found(mask, found.confidence(), found.how());
  }

  private static Refusal maskWanted() {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "Removing this needs a mask that covers what is to go.",
        "去除该内容需要提供覆盖目标的蒙版。");
  }
}
