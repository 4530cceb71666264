package dev.darkroom.engine.text;

import dev.darkroom.engine.Refusal;
import java.text.Normalizer;
import java.util.Optional;

/** What a caller wants written, made ready for setting. */
public final class Wording {
  /** Longer texts are no words on a picture. */
  public static final int LENGTH_MAX = 300;

  private Wording() {}

  /**
   * The text with composed accents, one kind of space and line break, and without characters that
   * only steer (joiners, marks of direction).
   *
   * @throws Refusal as {@link #refusal} says
   */
  public static String settable(String text) {
    String clean = clean(text);
    refusal(clean)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return clean;
  }

  /** Why a text cannot be set, if it cannot. */
  public static Optional<Refusal> refusal(String text) {
    String clean = clean(text);
    if (clean.isBlank()) {
      return Optional.of(
          new Refusal(
              Refusal.Code.NOT_UNDERSTOOD,
              "There is nothing to write; put the words in quotation marks.",
              "没有要写的文字，请用引号写出文字内容。"));
    }
    if (clean.codePointCount(0, clean.length()) > LENGTH_MAX) {
      return Optional.of(
          new Refusal(
              Refusal.Code.TOO_LARGE,
              "At most " + LENGTH_MAX + " characters can be written on a picture.",
              "最多可在图片上书写 " + LENGTH_MAX + " 个字符。"));
    }
    return Glyphs.bundled().lacking(clean.replace("\n", "")).map(Wording::lacking);
  }

  private static Refusal lacking(String character) {
    int code = character.codePointAt(0);
    boolean seen = Character.isLetterOrDigit(code) || Character.getType(code) > 20;
    String name = "U+%04X".formatted(code) + (seen ? " " + character : "");
    return new Refusal(
        Refusal.Code.UNKNOWN_OBJECT,
        "The built-in typeface has no character "
            + name
            + "; it has Chinese, Latin, Greek, Cyrillic letters and kana.",
        "内置字体没有字符 " + name + "；可用中文、拉丁、希腊、西里尔字母和假名。");
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    String composed = Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC);
    composed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT && !(c >= 0xFE00 && c <= 0xFE0F))
        .map(c -> c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x0B ? '\n' : c)
        .map(c -> c != '\n' && (c == '\t' || Character.isSpaceChar(c)) && c != 0x3000 ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }
}
