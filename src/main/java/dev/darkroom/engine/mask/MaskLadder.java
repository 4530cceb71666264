package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.model.Models;
import dev.darkroom.engine.model.OwnCutOut;
import dev.darkroom.engine.text.OnnxTextDetector;
import dev.darkroom.engine.text.OnnxTextReader;
import dev.darkroom.engine.text.TextDetector;
import dev.darkroom.engine.text.TextReader;
import java.util.Optional;

/**
 * Finds places by the first step that is confident: the caller's mask, then the words, then what
 * can be seen. One for the whole server; safe for several threads.
 */
public final class MaskLadder implements Regions {
  private final SubjectSearch subjects;
  private final MaterialStep materials;
  private final TextDetector text = new OnnxTextDetector();
  private final FaceFinder faces = new FaceFinder();
  private final Optional<TextReader> reader = Optional.of(new OnnxTextReader());

  /** With the networks that are bundled. */
  public MaskLadder() {
    this(Models.none());
  }

  /** With an operator's networks too. */
  public MaskLadder(Models models) {
    this(models, OwnCutOut.bundled());
  }

  /** With another network of our own, or none. */
  public MaskLadder(Models models, OwnCutOut own) {
    subjects = new SubjectSearch(new PersonModel(), faces, models.cutOut(), own);
    materials = new MaterialStep(subjects);
  }

  @Override
  public Found subject(Bitmap picture, Monitor monitor) {
    return subjects.find(picture, Where.Kind.ANY, monitor);
  }

  @Override
  public Found find(Scene scene, Where where) {
    Found found = search(scene, where);
    found.doubt().ifPresent(scene::note);
    return found;
  }

  @Override
  public Found material(Scene scene, Where where) {
    if (scene.callerMask().isPresent()) {
      return find(scene, where);
    }
    if (where instanceof Where.Subject subject) {
      return materials.find(scene, subject);
    }
    if (where instanceof Where.Box box) {
      return materials.within(scene, boxed(scene, box));
    }
    if (where instanceof Where.Coloured coloured) {
      Found found = ColourStep.find(scene, coloured, region -> materials.shaded(scene, region));
      found.doubt().ifPresent(scene::note);
      return found;
    }
    return where instanceof Where.Which(Where.Subject _, _, _)
        ? materials.within(scene, search(scene, where))
        : find(scene, where);
  }

  @Override
  public TextDetector text() {
    return text;
  }

  @Override
  public Optional<TextReader> reader() {
    return reader;
  }

  private Found search(Scene scene, Where where) {
    Optional<Mask> mask = scene.callerMask();
    return switch (where) {
      case Where.Whole() -> certain(full(scene), "whole picture");
      case Where.CallerMask() -> certain(mask.orElseThrow(MaskLadder::maskRequired), "mask");
      case Where.Area(var position) ->
          within(mask, certain(FrameArea.of(scene.bitmap(), position), "position"));
      case Where.Subject(_, var kind) ->
          mask.map(m -> certain(m, "mask")).orElseGet(() -> subject(scene, kind));
      case Where.Background() -> mask.map(m -> certain(m, "mask")).orElseGet(() -> rest(scene));
      case Where.Coloured coloured -> ColourStep.find(scene, coloured, found -> found);
      case Where.Sky() -> within(mask, Sky.find(scene.bitmap(), scene.monitor()));
      case Where.Text _ -> throw textUnknown();
      case Where.Box box -> within(mask, box(scene, box));
      case Where.Point point ->
          within(mask, PointedRegion.find(scene.bitmap(), point, scene.monitor()));
      case Where.Which which ->
          mask.map(m -> certain(m, "mask"))
              .orElseGet(() -> WhichOne.pick(scene.bitmap(), several(scene, which), which));
      case Where.Faces() -> within(mask, faces.find(scene.bitmap(), scene.monitor()));
    };
  }

  /** All that a pick chooses from. */
  private Found several(Scene scene, Where.Which which) {
    return switch (which.among()) {
      case Where.Coloured coloured -> ColourStep.all(scene, coloured);
      case Where.Subject(_, var kind) -> subjects.several(scene.bitmap(), kind, scene.monitor());
      case Where other -> search(scene, other);
    };
  }

  /** The rectangle, or what in it is meant. */
  private static Found box(Scene scene, Where.Box box) {
    if (box.noun() != null) {
      return boxed(scene, box);
    }
    Bitmap picture = scene.bitmap();
    FrameBox frame = FrameBox.of(box, picture.width(), picture.height());
    return certain(frame.mask(picture.width(), picture.height()), "box");
  }

  private static Found boxed(Scene scene, Where.Box box) {
    Bitmap picture = scene.bitmap();
    FrameBox frame = FrameBox.of(box, picture.width(), picture.height());
    Found found = BoxedObject.find(picture, frame, scene.monitor());
    if (found == null) {
      throw new Refusal(
          Refusal.Code.SUBJECT_NOT_FOUND,
          "Nothing in the box named stands apart from what is around it. A mask would help.",
          "所给方框内没有与周围明显不同的物体，请提供蒙版。");
    }
    return found;
  }

  private Found subject(Scene scene, Where.Kind kind) {
    return kind == Where.Kind.ANY
        ? scene.subject()
        : subjects.find(scene.bitmap(), kind, scene.monitor());
  }

  private static Found rest(Scene scene) {
    Found subject = scene.subject();
    return new Found(
        subject.mask().inverted(), subject.confidence(), "all but the subject: " + subject.how());
  }

  private static Found within(Optional<Mask> mask, Found found) {
    if (mask.isEmpty()) {
      return found;
    }
    Mask both = ColourStep.within(found.mask(), mask.get());
    return new Found(both, found.confidence(), found.how() + " within the mask");
  }

  private static Found certain(Mask mask, String how) {
    return new Found(mask, 1, how);
  }

  private static Mask full(Scene scene) {
    return Mask.full(scene.bitmap().width(), scene.bitmap().height());
  }

  private static Refusal maskRequired() {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "The instruction speaks of a marked area, but no mask came. Send a mask of the area.",
        "指令提到了标记的区域，但没有收到蒙版。请提供该区域的蒙版。");
  }

  private static Refusal textUnknown() {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "Writing can only be removed without a mask; to change it otherwise, send a mask of it.",
        "没有蒙版时只能去除文字；如需其他修改，请提供文字区域的蒙版。");
  }
}
