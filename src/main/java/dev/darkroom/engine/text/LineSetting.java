package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.fill.Window;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** Sets new words where a line of text was, looking as it did. */
final class LineSetting {
  /** How far letters are narrowed or widened to look like the old ones. */
  private static final double NARROW = 0.82;

  private static final double WIDE = 1.22;

  /** Steps by which bold letters are made still bolder, in ems, and the most. */
  private static final double BOLDER = 0.01;

  private static final double BOLDEST = 0.05;

  /** The same for Chinese characters, whose strokes lie close. */
  private static final double DENSE = 0.01;

  /** Words are not set smaller than this, compared with the old ones. */
  private static final double SMALLER_MAX = 0.45;

  private final LineLook look;
  private final double em;
  private final double stretch;
  private final Rectangle2D old;
  private final Glyphs glyphs;
  private final double bolder;

  /**
   * @param said what the old line says, as far as the typeface has it
   */
  LineSetting(LineLook look, String said) {
    this.look = look;
    Glyphs regular = Glyphs.bundled();
    String known = known(said);
    this.old = new TextRun(regular, known, 1).outline().getBounds2D();
    this.em = look.height() / old.getHeight();
    this.stretch = Math.clamp(look.width() / (old.getWidth() * em), NARROW, WIDE);
    double wanted = look.area() / (em * em * stretch);
    double light = area(new TextRun(regular, known, 1).outline(), 0);
    double heavy = area(new TextRun(Glyphs.bold(), known, 1).outline(), 0);
    boolean bold = wanted > (light + heavy) / 2;
    this.glyphs = bold ? Glyphs.bold() : regular;
    this.bolder = bold ? bolder(known, wanted) : 0;
  }

  private static double bolder(String text, double wanted) {
    double wider = 0;
    while (wider < BOLDEST
        && area(new TextRun(Glyphs.bold(), text, 1).outline(), wider + BOLDER / 2) < wanted) {
      wider += BOLDER;
    }
    return wider;
  }

  private static String known(String said) {
    StringBuilder known = new StringBuilder();
    said.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .mapToObj(Character::toString)
        .filter(c -> Glyphs.bundled().lacking(c).isEmpty())
        .forEach(known::append);
    return known.isEmpty() ? "H" : known.toString();
  }

  /** The area of an outline in square ems. */
  private static double area(Path2D outline, double wider) {
    double scale = 100;
    Path2D large = new Path2D.Double(outline);
    large.transform(AffineTransform.getScaleInstance(scale, scale));
    Rectangle2D ink = large.getBounds2D();
    large.transform(AffineTransform.getTranslateInstance(8 - ink.getX(), 8 - ink.getY()));
    Window window =
        new Window(
            0, 0, (int) Math.ceil(ink.getWidth()) + 16, (int) Math.ceil(ink.getHeight()) + 16);
    Mask cover = Lettering.coverage(window, large, wider * scale);
    return cover.share() * window.area() / (scale * scale);
  }

  /**
   * Draws the words on the picture without the old line; empty when there is no room for them.
   *
   * @param room how far along they may reach: from, to
   */
  Optional<Lettering.Drawn> draw(Bitmap erased, String words, double[] room, double towards) {
    Path2D outline = new TextRun(glyphs, words, 1).outline();
    Rectangle2D ink = outline.getBounds2D();
    double size = em;
    double wide = stretch;
    double free = room[1] - room[0];
    if (ink.getWidth() * size * wide > free) {
      // Narrower letters first, then smaller ones.
      wide = Math.max(Math.min(wide, NARROW), free / (ink.getWidth() * size));
      size = Math.min(size, free / (ink.getWidth() * wide));
    }
    if (size < SMALLER_MAX * em) {
      return Optional.empty();
    }
    double length = ink.getWidth() * size * wide;
    double start = look.left() + towards * (look.width() - length);
    start = Math.clamp(start, room[0], Math.max(room[0], room[1] - length));
    // The base line stays, unless the words are set smaller: then their middle does.
    double base = look.top() - old.getY() * em;
    double middle = base + old.getCenterY() * em;
    double level = size == em ? base : middle - old.getCenterY() * size;
    boolean dense = words.codePoints().anyMatch(Character::isIdeographic);
    AffineTransform place = AffineTransform.getRotateInstance(look.angle());
    place.translate(start - ink.getX() * size * wide, level);
    place.scale(size * wide, size);
    Shape placed =
        place.createTransformedShape(bolder(outline, dense ? Math.min(bolder, DENSE) : bolder));
    return Optional.of(drawn(erased, placed));
  }

  private static Shape bolder(Path2D outline, double wider) {
    if (wider == 0) {
      return outline;
    }
    float width = (float) (2 * wider);
    Area area =
        new Area(
            new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(outline));
    area.add(new Area(outline));
    return area;
  }

  private Lettering.Drawn drawn(Bitmap erased, Shape placed) {
    double softness = look.softness();
    Rectangle2D ink = placed.getBounds2D();
    int margin = (int) Math.ceil(3 * softness) + 2;
    Bitmap result = erased.copy();
    Mask mask = new Mask(erased.width(), erased.height());
    Window.within(
            (int) Math.floor(ink.getMinX()) - margin,
            (int) Math.floor(ink.getMinY()) - margin,
            (int) Math.ceil(ink.getMaxX()) + margin,
            (int) Math.ceil(ink.getMaxY()) + margin,
            erased.width(),
            erased.height())
        .ifPresent(
            window -> {
              Mask cover = Lettering.blurred(Lettering.coverage(window, placed, 0), softness);
              Lettering.lay(result, mask, window, cover, look.colour(), 1);
            });
    return new Lettering.Drawn(result, mask);
  }
}
