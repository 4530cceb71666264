package dev.darkroom.engine.frame;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;

/** Moves a scene's frame: pixels and masks alike. */
public final class Reframe {
  private Reframe() {}

  /** Takes a window that lies inside the frame. */
  public static void cut(Scene scene, String what, Box window) {
    if (!window.equals(Box.frame(scene.bitmap()))) {
      scene.reshape(what, Cut.of(scene.bitmap(), window), mask -> Cut.of(mask, window));
    }
  }

  /** Takes a window that may pass the frame, continuing a background that is plain there. */
  public static void fill(Scene scene, String what, Box window, Border border) {
    if (Box.frame(scene.bitmap()).contains(window)) {
      cut(scene, what, window);
      return;
    }
    Limit.check(window.width(), window.height());
    scene.reshape(
        what,
        new Extension(scene.bitmap(), border).fill(window, scene.monitor()),
        mask -> Cut.of(mask, window));
  }

  /**
   * The box around a scene's subject.
   *
   * @throws Refusal SUBJECT_NOT_FOUND when there is none to be seen
   */
  public static Box subject(Scene scene) {
    return Box.around(scene.subject().mask()).orElseThrow(Reframe::noSubject);
  }

  /** Why nothing can be done with a matte that covers nothing. */
  public static Refusal noSubject() {
    return new Refusal(
        Refusal.Code.SUBJECT_NOT_FOUND,
        "No subject is left to work on; send a mask that shows it.",
        "未找到可处理的主体；请提供标出主体的蒙版。");
  }

  /** Why a mask that covers nothing names no background. */
  public static Refusal noRegion() {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "The mask covers nothing, so it names no background to replace.",
        "蒙版未覆盖任何区域，无法确定要替换的背景。");
  }

  /** Why a background that is not plain is not continued. */
  public static Refusal notPlain() {
    return new Refusal(
        Refusal.Code.NEEDS_GENERATIVE_MODEL,
        "The background at the frame is not plain, and surroundings that the picture does not"
            + " show cannot be invented here; a generative provider could, or replace the"
            + " background by a plain one first.",
        "画面边缘的背景不是纯净背景，无法凭空生成画面之外的内容；可改用生成式服务，或先替换为纯净背景。");
  }
}
