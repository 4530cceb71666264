package dev.darkroom.engine.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells lines of text that say that a picture was made by AI: the marks that GB 45438-2025 and the
 * like ask for, and that nobody may take away. A line counts also where a recogniser misread a
 * character that looks much like the right one, or where it was not sure of a single one.
 */
final class AiLabel {
  /** Readings less certain than this may have any one character wrong. */
  private static final double SURE = 0.85;

  /** From here on a whole line says the same as a Latin label. */
  private static final double ALIKE = 0.85;

  /** "AI" as it is written and misread. */
  private static final String AI = "[aA4Λ]\\.?[iIl1|!í]\\.?";

  private static final String INTELLIGENCE = "(?:%s(?:gc|GC)?|人[工王土][智知]能)".formatted(AI);

  private static final String MADE = "(?:[生主牛][成咸戍威戌]|合[成咸戍威戌]|[创剑]作|[制刺]作|绘[制刺])";

  private static final Pattern CHINESE =
      Pattern.compile(INTELLIGENCE + "(?:技术|模型|算法|辅助|自动|深度)*" + MADE);

  /** "生成式人工智能" and "由AI生成" the other way round, and marks that only name AI as such. */
  private static final Pattern CHINESE_OTHERWISE =
      Pattern.compile(
          "(?:深度|算法)[合生][成咸戍威戌]|" + INTELLIGENCE + "(?:的|式)?(?:内容|图片|图像|作品|产物)?(?:标识|水印)");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:(?<![A-Za-z])|(?<=[a-z])(?=A))(?:%s(?:gc)?|(?i:artificial\\s*intelligence))"
                  .formatted(AI)
              + "[\\s._·:-]*(?i:gen[ec]r[ae]t|[mn]ade|created|synthe|produced)"
              + "|(?i:gen[ec]r[ae]ted|[mn]ade|created|produced|synthesi[sz]ed)"
              + "\\s*(?i:with|by|using|w/)\\s*(?i:an?\\s+)?"
              + "(?:%s(?![A-Za-z])|(?i:artificial\\s*intelligence))".formatted(AI));

  /** Without what {@link Likeness} passes over. */
  private static final List<String> ENGLISH_WHOLE =
      List.of(
          "aigenerated",
          "generatedbyai",
          "generatedwithai",
          "madewithai",
          "madebyai",
          "createdwithai",
          "createdbyai");

  private static final List<String> CHINESE_WHOLE =
      List.of("ai生成", "ai合成", "由ai生成", "人工智能生成", "人工智能合成", "ai创作");

  private AiLabel() {}

  /**
   * @param certainty of the reading, 0 to 1
   */
  static boolean saidBy(String line, double certainty) {
    String plain = Normalizer.normalize(line, Normalizer.Form.NFKC);
    String dense = plain.replaceAll("[\\s\\p{Punct}·•。、“”‘’「」『』《》【】]", "");
    return CHINESE.matcher(dense).find()
        || CHINESE_OTHERWISE.matcher(dense).find()
        || ENGLISH.matcher(plain).find()
        || ENGLISH_WHOLE.stream().anyMatch(label -> Likeness.whole(plain, label) >= ALIKE)
        || (certainty < SURE && oneWrong(dense.toLowerCase(Locale.ROOT)));
  }

  /** Whether it is a Chinese label but for one character. */
  private static boolean oneWrong(String line) {
    return CHINESE_WHOLE.stream()
        .anyMatch(label -> Likeness.whole(line, label) >= 1 - 1.0 / label.length() - 1e-9);
  }
}
