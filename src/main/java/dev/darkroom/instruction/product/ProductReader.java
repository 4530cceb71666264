package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Shot;
import dev.darkroom.instruction.Language;

/**
 * Reads a description of a product picture in Chinese or English. Every text has a reading; what
 * cannot be shown as it was asked for is refused by name. Takes time in proportion to the text.
 * Safe for use by many threads.
 */
public final class ProductReader {
  /** Longer texts, in code points, are refused unread. */
  public static final int LENGTH_MAX = 32_000;

  private final Vocabulary vocabulary = Vocabulary.load();
  private final Cutter cutter = new Cutter(vocabulary);
  private final EnglishShot english = new EnglishShot(ColourNames.load("en"));
  private final ChineseShot chinese = new ChineseShot(ColourNames.load("zh"));

  /** Reads with the words of {@code resources/lexicon}. */
  public ProductReader() {}

  /** The picture that a description asks for, or why it cannot be made. */
  public Reading read(String text) {
    String spelled = vocabulary.spelling().of(text);
    String language = Language.of(spelled);
    Refusals refusals = new Refusals();
    if (text.codePointCount(0, text.length()) > LENGTH_MAX) {
      refusals.because(
          "A description may have up to " + LENGTH_MAX + " characters.",
          "描述最多 " + LENGTH_MAX + " 个字符。");
      return refusals.reading(language);
    }
    Draft draft = new Draft(refusals);
    new ShotParser(new Sentence(cutter.words(spelled)), draft, refusals).parse();
    Shot shot = draft.shot();
    if (shot == null) {
      return refusals.reading(language);
    }
    String summary = language.equals("en") ? english.of(shot) : chinese.of(shot);
    return new Reading.Understood(shot, summary, language);
  }
}
