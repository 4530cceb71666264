package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.fill.Window;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.text.Legibility;
import dev.darkroom.engine.text.Lettering;
import dev.darkroom.engine.text.Typesetting;
import dev.darkroom.engine.text.Wording;
import java.awt.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes words on the picture, in the bundled typeface, legibly over what is there.
 *
 * @param text as written, line breaks included
 * @param position the part of the frame; null is the lower middle, or the caller's mask
 * @param colour null takes white or black, whichever stands out
 * @param size of the type: up to 1 the em as a share of the picture's shorter side, above in
 *     pixels; null fits the place
 * @param opacity above 0 to 1
 * @param vertical whether in one column from the top
 */
public record WriteText(
    String text,
    @Nullable Position position,
    @Nullable Colour colour,
    @Nullable Double size,
    boolean bold,
    double opacity,
    boolean vertical)
    implements Operation {
  /** Room to the frame's edge, as a share of its shorter side. */
  private static final double MARGIN = 0.05;

  private static final double MARGIN_IN_MASK = 0.02;

  /** Ink that a mask may cut off. */
  private static final double CUT_MAX = 0.004;

  public WriteText {
    Objects.requireNonNull(text);
    if (opacity <= 0 || opacity > 1 || (size != null && size <= 0)) {
      throw new IllegalArgumentException("No opacity or size: " + opacity + ", " + size);
    }
  }

  @Override
  public Intent intent() {
    return Intent.TEXT;
  }

  @Override
  public String target() {
    return "text";
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("text", text);
    if (position != null) {
      parameters.put("position", position.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (colour != null) {
      parameters.put("color", colour.hex());
    }
    if (size != null) {
      parameters.put("size", size);
    }
    parameters.put("bold", bold);
    parameters.put("opacity", opacity);
    if (vertical) {
      parameters.put("vertical", true);
    }
    return parameters;
  }

  @Override
  public boolean makes() {
    return true;
  }

  /** The box of the words. */
  @Override
  public Optional<Found> place(Scene scene) {
    Typesetting setting = new Typesetting(Wording.settable(text), bold, vertical);
    Optional<Mask> mask = position == null ? scene.callerMask() : Optional.empty();
    Typesetting.Set set =
        mask.map(at -> setIn(scene, setting, at)).orElseGet(() -> set(scene, setting));
    Bitmap picture = scene.bitmap();
    Window box = set.place(picture.width(), picture.height());
    Mask words = new Mask(picture.width(), picture.height());
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      int row = y * picture.width() + box.x();
      Arrays.fill(words.coverage(), row, row + box.width(), (byte) 255);
    }
    return Optional.of(new Found(words, 1, "the box of the words"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Refuses with NOT_UNDERSTOOD (nothing to write), UNKNOWN_OBJECT (a character that the
   * typeface lacks), TOO_LARGE (no room for it) or MASK_REQUIRED (an empty mask).
   */
  @Override
  public void apply(Scene scene) {
    String words = Wording.settable(text);
    Typesetting setting = new Typesetting(words, bold, vertical);
    Optional<Mask> mask = position == null ? scene.callerMask() : Optional.empty();
    if (mask.isPresent()) {
      writeInMask(scene, setting, mask.get());
      return;
    }
    Bitmap picture = scene.bitmap();
    int shorter = Math.min(picture.width(), picture.height());
    Typesetting.Set set = set(scene, setting);
    if (size != null && set.em() < 0.98 * em(shorter)) {
      scene.note("The words were set smaller than asked, to fit the picture.", "为了放得下，文字比要求的小。");
    }
    Lettering.Drawn drawn = draw(picture, set);
    scene.paint("write text", drawn.picture(), drawn.mask());
  }

  private Typesetting.Set set(Scene scene, Typesetting setting) {
    Bitmap picture = scene.bitmap();
    int shorter = Math.min(picture.width(), picture.height());
    int margin = (int) Math.round(MARGIN * shorter);
    Position towards = position == null ? Position.BOTTOM : position;
    return setting.fit(inner(Window.of(picture), margin), towards, em(shorter), size != null);
  }

  private void writeInMask(Scene scene, Typesetting setting, Mask mask) {
    Lettering.Drawn drawn = draw(scene.bitmap(), setIn(scene, setting, mask));
    scene.paint("write text in the mask", drawn.picture(), both(drawn.mask(), mask));
  }

  /** The words must lie within the mask whole; smaller until they do. */
  private Typesetting.Set setIn(Scene scene, Typesetting setting, Mask mask) {
    Window box =
        Window.around(mask)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Code.MASK_REQUIRED,
                        "The mask marks nothing; send one that covers the place for the words.",
                        "蒙版没有标出任何区域，请提供覆盖文字位置的蒙版。"));
    int shorter = Math.min(box.width(), box.height());
    Window inner = inner(box, (int) Math.round(MARGIN_IN_MASK * shorter));
    double em = size == null ? setting.largest(inner) : em(Math.min(mask.width(), mask.height()));
    while (true) {
      scene.monitor().check();
      Typesetting.Set set = setting.fit(inner, Position.CENTRE, em, true);
      if (set.cutBy(mask) <= CUT_MAX) {
        return set;
      }
      em = 0.9 * set.em();
    }
  }

  private double em(int shorter) {
    double wanted = size == null ? Typesetting.USUAL : size;
    return wanted <= 1 ? wanted * shorter : wanted;
  }

  private Lettering.Drawn draw(Bitmap picture, Typesetting.Set set) {
    Shape outline = set.outline();
    Window place = set.place(picture.width(), picture.height());
    return Legibility.of(picture, place, colour, set.em(), opacity).on(picture, outline);
  }

  private static Window inner(Window window, int margin) {
    int x = Math.min(margin, (window.width() - 1) / 2);
    int y = Math.min(margin, (window.height() - 1) / 2);
    return new Window(
        window.x() + x, window.y() + y, window.width() - 2 * x, window.height() - 2 * y);
  }

  /** Where both cover a pixel; the letters are blended already, a soft mask is not. */
  private static Mask both(Mask drawn, Mask mask) {
    Mask both = drawn.copy();
    for (int i = 0; i < both.coverage().length; i++) {
      if (mask.coverage()[i] == 0) {
        both.coverage()[i] = 0;
      }
    }
    return both;
  }
}
