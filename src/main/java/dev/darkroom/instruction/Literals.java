package dev.darkroom.instruction;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that no list of words can hold: numbers with their units, sizes, ratios, colours by
 * number, quoted text and references to pictures. Every pattern is anchored and bounded.
 */
final class Literals {
  /** A token found and the position behind it. */
  record Found(int end, Token token) {}

  /** Where a token may begin, what it looks like, and its value, null when it is none. */
  record Rule(
      String starts, Pattern pattern, Kind kind, Function<MatchResult, @Nullable String> value) {}

  private static final String DIGITS = "0123456789";
  private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,4})?)";
  private static final String SIGNED = "([+-]?\\d{1,6}(?:\\.\\d{1,4})?)";
  private static final String HAN = "([" + Numerals.CHINESE + "]{1,6})";
  private static final String COUNT = "(\\d{1,2}|[一二两三四五六七八九十])";
  private static final String PIXELS = " ?(?:px|像素|pixels?)?";

  private static final List<Rule> SINGLE =
      List.of(
          rule("#", "#([0-9a-f]{6})(?![0-9a-z])", Kind.COLOUR, m -> "#" + m.group(1)),
          rule("#", "#([0-9a-f])([0-9a-f])([0-9a-f])(?![0-9a-z])", Kind.COLOUR, Literals::shortHex),
          rule(
              "r",
              "rgb(?:值|色)? ?[(:]? ?(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3}) ?\\)?",
              Kind.COLOUR,
              Literals::rgb),
          rule("(", "\\( ?#([0-9a-f]{6}) ?\\)", Kind.COLOUR, m -> "#" + m.group(1)),
          rule(
              "(",
              "\\( ?(?:rgb)? ?:? ?(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3}) ?\\)",
              Kind.COLOUR,
              Literals::rgb),
          rule(
              "图照附",
              "(?:图片|图像|照片|图|附图)(?:编号)? ?" + COUNT + "(?![\\d.:%样下点些张幅倍度个种像部分边角])",
              Kind.PICTURE,
              Literals::whole),
          rule(
              "第",
              "第 ?" + COUNT + " ?(?:[张幅] ?(?:参考)?(?:图片|图像|照片|图)?|个 ?(?:参考)?(?:图片|图像|照片|图))里?面?的?图?",
              Kind.PICTURE,
              Literals::whole),
          rule(
              "ip",
              "(?:image|picture|photo|img|pic) ?#? ?(?:no\\. ?|number )?"
                  + "(\\d{1,2}|one|two|three|four|five)(?![\\dx*:%a-z]|\\.\\d)"
                  + "(?! ?(?:%|°|x|px|deg|percent|pixels|times|by))",
              Kind.PICTURE,
              Literals::whole),
          rule(
              "fst12345",
              "(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)"
                  + " (?:reference |input |uploaded )?(?:image|picture|photo|pic)(?![a-z])",
              Kind.PICTURE,
              Literals::whole),
          rule(
              DIGITS,
              "(\\d{2,5})" + PIXELS + " ?(?:x|\\*|by|乘) ?(\\d{2,5})(?!\\d)" + PIXELS,
              Kind.SIZE,
              m -> m.group(1) + "x" + m.group(2)),
          rule(DIGITS, "([248])k(?![a-z0-9])", Kind.RESOLUTION, m -> longer(m.group(1))),
          rule(
              DIGITS,
              "(720|1080|1440|2160)p(?![a-z0-9])",
              Kind.RESOLUTION,
              m -> longer(m.group(1))),
          rule(
              DIGITS,
              "(\\d{1,3}) ?[:比] ?(\\d{1,3})(?!\\d)",
              Kind.RATIO,
              m -> m.group(1) + ":" + m.group(2)),
          rule(
              Numerals.CHINESE,
              "([一二三四五六七八九十]{1,3})比([一二三四五六七八九十]{1,3})",
              Kind.RATIO,
              Literals::hanRatio),
          rule(
              DIGITS + "+-",
              SIGNED + " ?(?:%|percent(?![a-z])|pct)",
              Kind.PERCENT,
              m -> share(m, 0.01)),
          rule("百", "百分之" + NUMBER, Kind.PERCENT, m -> share(m, 0.01)),
          rule("百", "百分之" + HAN, Kind.PERCENT, m -> share(m, 0.01)),
          rule(DIGITS, NUMBER + "成", Kind.PERCENT, m -> share(m, 0.1)),
          rule(Numerals.CHINESE, "([一二两三四五六七八九])成(?![为])", Kind.PERCENT, m -> share(m, 0.1)),
          rule(
              DIGITS + "+-",
              SIGNED + " ?(?:°|度|degrees?(?![a-z])|deg(?![a-z]))",
              Kind.DEGREES,
              m -> share(m, 1)),
          rule(Numerals.CHINESE, HAN + "度", Kind.DEGREES, m -> share(m, 1)),
          rule(DIGITS, NUMBER + " ?(?:倍|x(?![a-z])|times(?![a-z]))", Kind.FACTOR, m -> share(m, 1)),
          rule("x", "x ?" + NUMBER, Kind.FACTOR, m -> share(m, 1)),
          rule(Numerals.CHINESE, HAN + "倍", Kind.FACTOR, m -> share(m, 1)),
          rule(DIGITS, NUMBER + " ?(?:px|像素|pixels?(?![a-z]))", Kind.PIXELS, m -> share(m, 1)),
          rule(DIGITS + "+-", SIGNED + "(?![\\da-z])", Kind.NUMBER, m -> share(m, 1)),
          rule("\"", "\"([^\"]{0,4000})\"", Kind.QUOTED, m -> m.group(1)),
          rule("“”„\"", "[“”„\"]([^“”„\"]{0,4000})[“”\"]", Kind.QUOTED, m -> m.group(1)),
          rule("「", "「([^「」]{0,4000})」", Kind.QUOTED, m -> m.group(1)),
          rule("『", "『([^『』]{0,4000})』", Kind.QUOTED, m -> m.group(1)),
          rule("《", "《([^《》]{0,4000})》", Kind.QUOTED, m -> m.group(1)),
          rule(
              "'",
              "(?<![a-z0-9])'((?:[^'\n]|(?<=[a-z])'(?=[a-z])){1,300})'(?![a-z])",
              Kind.QUOTED,
              m -> m.group(1)));

  private static final List<Rule> RULES =
      Stream.of(SINGLE, PlaceLiterals.RULES, ChoiceLiterals.RULES).flatMap(List::stream).toList();

  private Literals() {}

  /** The longest such token at that position, or null. */
  static @Nullable Found at(String text, int at) {
    if (at > 0 && Spelling.latin(text.charAt(at)) && Spelling.latin(text.charAt(at - 1))) {
      return null;
    }
    Found best = null;
    char first = text.charAt(at);
    for (Rule rule : RULES) {
      if (rule.starts.indexOf(first) < 0) {
        continue;
      }
      Matcher matcher = rule.pattern.matcher(text).region(at, text.length());
      matcher.useTransparentBounds(true);
      if (matcher.lookingAt() && (best == null || matcher.end() > best.end)) {
        String value = rule.value.apply(matcher);
        if (value != null) {
          best = new Found(matcher.end(), Token.of(matcher.group(), rule.kind, value));
        }
      }
    }
    return best;
  }

  static Rule rule(
      String starts, String pattern, Kind kind, Function<MatchResult, @Nullable String> value) {
    return new Rule(starts, Pattern.compile(pattern), kind, value);
  }

  private static String share(MatchResult match, double unit) {
    return String.format(Locale.ROOT, "%.6f", Numerals.value(match.group(1)) * unit);
  }

  /** The longer side of a screen of 2K, 4K, 8K or so many rows. */
  private static String longer(String name) {
    return switch (name) {
      case "2", "1440" -> "2560";
      case "4", "2160" -> "3840";
      case "8" -> "7680";
      case "720" -> "1280";
      default -> "1920";
    };
  }

  private static String whole(MatchResult match) {
    return Integer.toString((int) Numerals.value(match.group(1)));
  }

  private static String hanRatio(MatchResult match) {
    return (int) Numerals.value(match.group(1)) + ":" + (int) Numerals.value(match.group(2));
  }

  private static String shortHex(MatchResult match) {
    return "#" + match.group(1).repeat(2) + match.group(2).repeat(2) + match.group(3).repeat(2);
  }

  private static @Nullable String rgb(MatchResult match) {
    StringBuilder hex = new StringBuilder("#");
    for (int i = 1; i <= 3; i++) {
      int value = Integer.parseInt(match.group(i));
      if (value > 255) {
        return null;
      }
      hex.append("%02x".formatted(value));
    }
    return hex.toString();
  }
}
