package dev.darkroom.instruction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts quotation marks around words that are to be written, where it is clear without them which
 * they are: behind a colon, or in capitals behind "text".
 */
final class Unquoted {
  private static final String MARKS = "\"“”„「」『』《》'‘’";
  private static final String NOUN = "(?:text|words?|caption|title|headline|slogan|watermark)";

  /** 添加文字：新品上市; add the text: Big Sale. */
  private static final Pattern BEHIND_COLON =
      Pattern.compile(
          "(?:文字|文本|标题|标语|水印|字样|文案|内容|写上|写|(?i:\\b"
              + NOUN
              + "))\\s{0,3}[:：]\\s{0,3}"
              + "([^\\s:：,，;；。.!！"
              + MARKS
              + "][^:：,，;；。\\n"
              + MARKS
              + "]{0,80})");

  /** add the text BIG SALE at the top. */
  private static final Pattern CAPITALS =
      Pattern.compile(
          "(?i:\\b(?:add|write|put|insert|place|print)\\s(?:the\\s|a\\s)?(?:word|text|words|caption)\\s)([A-Z][A-Z0-9%!&$+-]{1,30}(?:"
              + " [A-Z0-9%!&$+-]{2,30}){0,6})(?=$|[\\s,.;，。])");

  /** add the text Big Sale at the top: each word has a capital, and a place or nothing follows. */
  private static final Pattern CAPITALISED =
      Pattern.compile(
          "\\b(?:[Aa]dd|[Ww]rite|[Pp]ut|[Ii]nsert|[Pp]lace|[Pp]rint) (?:the |a )?"
              + "(?:words?|text|caption|title|headline|slogan) "
              + "((?!To |In |On |At |Over |With |For |The |Into |From |Of |And )"
              + "[A-Z][A-Za-z0-9%!&$+-]{0,30}(?: [A-Z0-9][A-Za-z0-9%!&$+-]{0,30}){0,6})"
              + "(?=$|[,.;，。]| (?:at|in|on|to|near|along|across|below|above|over) )");

  /** 加文字 限时优惠: a space parts the words from the wish. */
  private static final Pattern BEHIND_SPACE =
      Pattern.compile(
          "(?:文字|文本|字样|标题|标语|写上|写着)[ \u3000]"
              + "([\\u4e00-\\u9fff][\\u4e00-\\u9fff0-9A-Za-z!%]{1,20})(?=$|[ ,，。；;！!])");

  private Unquoted() {}

  static String quoted(String instruction) {
    if (instruction.length() > InstructionReader.LENGTH_MAX) {
      return instruction;
    }
    for (Pattern pattern : new Pattern[] {BEHIND_COLON, CAPITALS, CAPITALISED, BEHIND_SPACE}) {
      Matcher matcher = pattern.matcher(instruction);
      if (matcher.find() && !contains(instruction, MARKS)) {
        String words = matcher.group(1).strip();
        return instruction.substring(0, matcher.start(1))
            + "\""
            + words
            + "\""
            + instruction.substring(matcher.start(1) + words.length());
      }
    }
    return instruction;
  }

  private static boolean contains(String text, String marks) {
    return text.chars().anyMatch(c -> marks.indexOf(c) >= 0);
  }
}
