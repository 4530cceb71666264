package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Drawing;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.composite.Fill;
import dev.darkroom.engine.fill.Window;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.text.OnnxTextDetector;
import dev.darkroom.engine.text.OnnxTextReader;
import dev.darkroom.engine.text.TextBox;
import dev.darkroom.engine.text.TextDetector;
import dev.darkroom.engine.text.TextReader;
import java.awt.Color;
import java.util.List;
import java.util.Optional;

/** Signs with words on them, and eyes that find and read words. */
final class Signs implements Regions, AutoCloseable {
  static final Color CREAM = new Color(250, 245, 230);
  static final Colour RED = new Colour(150, 30, 35);

  private final OnnxTextDetector detector = new OnnxTextDetector();
  private final OnnxTextReader reader = new OnnxTextReader();

  /** Cream words in another typeface than the bundled one, in the middle of a red sign. */
  static Bitmap sign(int width, int height, String text, float size) {
    Bitmap ground = Fill.solid(width, height, RED);
    int x = (int) (width / 2.0 - 0.36 * size * text.length());
    return Drawing.text(ground, text, x, (int) (height / 2.0 + 0.36 * size), size, CREAM, 1);
  }

  /** All that it sees and reads, from the top. */
  List<String> texts(Bitmap picture) {
    return detector.find(picture, Monitor.none()).stream()
        .sorted((a, b) -> Integer.compare(a.place().y(), b.place().y()))
        .map(box -> reader.read(box.place().cut(picture), Monitor.none()).text())
        .toList();
  }

  Scene scene(Bitmap picture) {
    return new Scene(_ -> picture, 1, null, this, Monitor.none());
  }

  @Override
  public Found subject(Bitmap picture, Monitor monitor) {
    throw new AssertionError("nobody looks for a subject");
  }

  @Override
  public Found find(Scene scene, Where where) {
    throw new AssertionError("nobody looks for " + where);
  }

  @Override
  public TextDetector text() {
    return detector;
  }

  @Override
  public Optional<TextReader> reader() {
    return Optional.of(reader);
  }

  @Override
  public void close() {
    detector.close();
    reader.close();
  }

  /** Sees a line wherever there is cream ink, and cannot read: for tests that run many times. */
  static final class Quick implements Regions {
    @Override
    public Found subject(Bitmap picture, Monitor monitor) {
      throw new AssertionError("nobody looks for a subject");
    }

    @Override
    public Found find(Scene scene, Where where) {
      throw new AssertionError("nobody looks for " + where);
    }

    @Override
    public TextDetector text() {
      return (picture, _) -> ink(picture).map(w -> new TextBox(w, 0, 0.9)).stream().toList();
    }

    private static Optional<Window> ink(Bitmap picture) {
      Mask ink = new Mask(picture.width(), picture.height());
      for (int i = 0; i < ink.coverage().length; i++) {
        ink.coverage()[i] = (byte) ((picture.pixels()[4 * i + 1] & 255) > 180 ? 255 : 0);
      }
      return Window.around(ink)
          .filter(w -> w.width() > 3 && w.height() > 3)
          .map(w -> w.grown(2, 2, picture.width(), picture.height()));
    }
  }
}
