package dev.darkroom.instruction.product;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands against making a picture: words that name nothing it can show, or a reason. */
final class Refusals {
  private static final int WORDS_MAX = 8;
  private static final int LENGTH_MAX = 60;

  private final Set<String> words = new LinkedHashSet<>();
  private @Nullable String english;
  private @Nullable String chinese;

  boolean any() {
    return !words.isEmpty() || english != null;
  }

  /** These words mean nothing that can be shown. */
  void word(String word) {
    if (words.size() < WORDS_MAX) {
      words.add(cut(word));
    }
  }

  /** Only the first reason is given: later ones often follow from it. */
  void because(String inEnglish, String inChinese) {
    if (english == null) {
      english = inEnglish;
      chinese = inChinese;
    }
  }

  /** The words as they are quoted in English. */
  static String quoted(String word) {
    return "\"" + cut(word) + "\"";
  }

  /** The words as they are quoted in Chinese. */
  static String quotedChinese(String word) {
    return "“" + cut(word) + "”";
  }

  private static String cut(String word) {
    return word.codePointCount(0, word.length()) <= LENGTH_MAX
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LENGTH_MAX)) + "...";
  }

  Reading.Refused reading(String language) {
    if (words.isEmpty() && english != null && chinese != null) {
      return new Reading.Refused(english, chinese, language);
    }
    String list = words.stream().map(Refusals::quoted).collect(Collectors.joining(", "));
    String chineseList =
        words.stream().map(Refusals::quotedChinese).collect(Collectors.joining("、"));
    return new Reading.Refused(
        list + " cannot be shown or is not understood. " + EnglishNames.offer(),
        "无法制作或未能理解：" + chineseList + "。" + ChineseNames.offer(),
        language);
  }
}
