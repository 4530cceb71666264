package dev.darkroom.engine.operation;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.text.AiLabels;
import dev.darkroom.engine.text.Lettering;
import dev.darkroom.engine.text.LineEditor;
import dev.darkroom.engine.text.WordSearch;
import dev.darkroom.engine.text.Wording;
import dev.darkroom.engine.text.Written;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes other words where a line of text stands, as high, tilted, coloured and bold as it was, in
 * the bundled typeface.
 *
 * @param old what the line says or has in it; null for the only line there is
 * @param position where in the frame it stands; null for anywhere
 */
public record ReplaceText(@Nullable String old, String text, @Nullable Position position)
    implements Operation {
  /** Fixed, so that the same request gives the same picture. */
  private static final long SEED = 20_091_115;

  public ReplaceText {
    Objects.requireNonNull(text);
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
    if (old != null) {
      parameters.put("old", old);
    }
    parameters.put("new", text);
    if (position != null) {
      parameters.put("position", position.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return parameters;
  }

  @Override
  public boolean makes() {
    return true;
  }

  /** Whether there is room for the new words is told only by setting them. */
  @Override
  public Optional<Found> place(Scene scene) {
    return Optional.of(new Found(set(scene).drawn().mask(), 1, "text detector"));
  }

  /** The line as it will say, and drawn. */
  private record SetAnew(String line, Lettering.Drawn drawn) {}

  /**
   * {@inheritDoc}
   *
   * <p>Refuses with MASK_REQUIRED (no such line, several, or one that cannot be taken away
   * cleanly), AI_LABEL_PROTECTED, or as {@link Wording} and for want of room with TOO_LARGE.
   */
  @Override
  public void apply(Scene scene) {
    SetAnew done = set(scene);
    String line = done.line().replace('\n', ' ');
    scene.note(
        "The whole line was set anew as \""
            + line
            + "\" in the built-in typeface, not in that of the old words.",
        "整行文字已用内置字体重新排为“" + line + "”，与原来的字体不同。");
    scene.paint("replace text found by text detector", done.drawn().picture(), done.drawn().mask());
  }

  private SetAnew set(Scene scene) {
    String words = Wording.settable(text);
    Mask mask = scene.callerMask().orElse(null);
    Written line =
        new WordSearch(scene.regions().text(), scene.regions().reader(), scene.monitor())
            .find(scene.bitmap(), old, position, mask);
    AiLabels.requireNone(line);
    String whole = old == null ? words : line.with(old, words);
    Lettering.Drawn drawn =
        new LineEditor(scene.regions().text(), SEED, mask, scene.monitor())
            .replace(scene.bitmap(), line, Wording.settable(whole));
    return new SetAnew(whole, drawn);
  }
}
