package dev.darkroom.engine.operation;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.text.AiLabels;
import dev.darkroom.engine.text.LineEditor;
import dev.darkroom.engine.text.MarkEraser;
import dev.darkroom.engine.text.WordSearch;
import dev.darkroom.engine.text.Written;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a line of text away that says something.
 *
 * @param words what the line says
 * @param position where in the frame it stands; null for anywhere
 */
public record EraseText(String words, @Nullable Position position) implements Operation {
  /** Fixed, so that the same request gives the same picture. */
  private static final long SEED = 20_091_116;

  public EraseText {
    Objects.requireNonNull(words);
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
    return position == null
        ? Map.of("old", words)
        : Map.of(
            "old", words, "position", position.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public Optional<Found> place(Scene scene) {
    return Optional.of(new Found(erased(scene).mask(), 1, "text detector"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Refuses with MASK_REQUIRED: no such line, several, one that says more, or one that cannot be
   * taken away cleanly; with AI_LABEL_PROTECTED when it is one.
   */
  @Override
  public void apply(Scene scene) {
    MarkEraser.Erased erased = erased(scene);
    scene.paint("erase text found by text detector", erased.picture(), erased.mask());
  }

  /** Strokes are told from their ground only by taking them away. */
  private MarkEraser.Erased erased(Scene scene) {
    Mask mask = scene.callerMask().orElse(null);
    Written line =
        new WordSearch(scene.regions().text(), scene.regions().reader(), scene.monitor())
            .find(scene.bitmap(), words, position, mask);
    AiLabels.requireNone(line);
    if (line.saysMoreThan(words)) {
      throw new Refusal(
          Refusal.Code.MASK_REQUIRED,
          "These words are part of a longer line; name all of the line, or send a mask of the"
              + " words.",
          "这些文字只是一行中的一部分，请写出整行文字，或提供其蒙版。");
    }
    return new LineEditor(scene.regions().text(), SEED, mask, scene.monitor())
        .erase(scene.bitmap(), line);
  }
}
