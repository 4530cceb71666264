package dev.darkroom.engine.text;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The outlines of the bundled typeface, in units of its em: x to the right, y down, the base line
 * at 0. It has the characters of GB 2312 and of Big5 level 1, kana, Greek, Cyrillic, Latin with
 * accents and common signs. Read from files of our own, so that no fonts of the machine are needed.
 */
public final class Glyphs {
  private static final String REGULAR = "/font/NotoSansSC-Darkroom-Regular.otf";
  private static final String BOLD = "/font/NotoSansSC-Darkroom-Bold.otf";

  /** One character: what is inked, and how far the next one is. */
  record Glyph(Path2D outline, double advance) {}

  private final OpenTypeFont font;
  private final CmapLookup characters;
  private final CFFFont outlines;
  private final double em;
  private final Map<Integer, Glyph> read = new ConcurrentHashMap<>();

  private Glyphs(OpenTypeFont font) throws IOException {
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
    this.outlines = font.getCFF().getFont();
    this.em = font.getUnitsPerEm();
  }

  /** Read when it is first needed; what it remembers is bounded by the file. */
  private static final class Bundled {
    private static final Glyphs GLYPHS = fromFile(REGULAR);
  }

  private static final class BundledBold {
    private static final Glyphs GLYPHS = fromFile(BOLD);
  }

  /** The bundled typeface, the same object every time; the first call reads 2.1 MB. */
  public static Glyphs bundled() {
    return Bundled.GLYPHS;
  }

  /** Its bold weight, with the same characters. */
  public static Glyphs bold() {
    return BundledBold.GLYPHS;
  }

  private static Glyphs fromFile(String font) {
    try (InputStream file = Glyphs.class.getResourceAsStream(font)) {
      if (file == null) {
        throw new IllegalStateException("The typeface " + font + " is not in this build");
      }
      return new Glyphs(new OTFParser().parse(new RandomAccessReadBuffer(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first character of the text that the typeface lacks. */
  public Optional<String> lacking(String text) {
    return text.codePoints()
        .filter(character -> !has(character))
        .mapToObj(Character::toString)
        .findFirst();
  }

  private boolean has(int character) {
    return characters.getGlyphId(character) != 0;
  }

  /** How high the ink of a character is, as a part of the em. */
  public double inkHeight(int character) {
    return glyph(character).outline().getBounds2D().getHeight();
  }

  /**
   * @throws IllegalArgumentException when the typeface lacks it; ask {@link #lacking} before
   */
  Glyph glyph(int character) {
    if (!has(character)) {
      throw new IllegalArgumentException(
          "The bundled typeface has no " + Character.toString(character));
    }
    return read.computeIfAbsent(character, this::parsed);
  }

  /** The font's reader is not made for several threads. */
  private synchronized Glyph parsed(int character) {
    try {
      int id = characters.getGlyphId(character);
      boolean byCid = outlines instanceof CFFCIDFont;
      int number = byCid ? outlines.getCharset().getCIDForGID(id) : id;
      Path2D outline = new Path2D.Double(outlines.getType2CharString(number).getPath());
      outline.transform(AffineTransform.getScaleInstance(1 / em, -1 / em));
      return new Glyph(outline, font.getAdvanceWidth(id) / em);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
