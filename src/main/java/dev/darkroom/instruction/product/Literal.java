package dev.darkroom.instruction.product;

import dev.darkroom.instruction.Numerals;
import dev.darkroom.instruction.Spelling;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words that no list can hold: numbers, angles, colours by number, quoted text. */
final class Literal {
  private record Rule(
      String starts, Pattern pattern, Kind kind, Function<MatchResult, @Nullable String> value) {}

  private static final String DIGITS = "0123456789";
  private static final String HAN = "一二两三四五六七八九十百";

  /** Anchored and bounded, so that a hostile text costs no more than a friendly one. */
  private static final List<Rule> RULES =
      List.of(
          rule("#", "#([0-9a-f]{6})(?![0-9a-z])", Kind.COLOUR, m -> "#" + m.group(1)),
          rule("#", "#([0-9a-f])([0-9a-f])([0-9a-f])(?![0-9a-z])", Kind.COLOUR, Literal::shortHex),
          rule(
              "r",
              "rgb ?[(:]? ?(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3}) ?\\)?",
              Kind.COLOUR,
              Literal::rgb),
          rule(
              DIGITS,
              "(\\d{1,3})[ -]?(?:°|度|degrees?(?![a-z])|deg(?![a-z]))角?",
              Kind.DEGREES,
              m -> m.group(1)),
          rule(HAN, "([" + HAN + "]{1,4})度角?", Kind.DEGREES, Literal::numeral),
          rule(DIGITS, "(\\d{1,4})(?![\\da-z.:%])", Kind.COUNT, m -> m.group(1)),
          rule(HAN, "([" + HAN + "]{1,4})", Kind.COUNT, Literal::numeral),
          rule("\"", "\"([^\"]{0,300})\"", Kind.QUOTED, m -> m.group(1)),
          rule("“", "“([^“”]{0,300})”", Kind.QUOTED, m -> m.group(1)),
          rule("「", "「([^「」]{0,300})」", Kind.QUOTED, m -> m.group(1)),
          rule("《", "《([^《》]{0,300})》", Kind.QUOTED, m -> m.group(1)),
          rule("'", "(?<![a-z0-9])'([^'\n]{1,300})'(?![a-z])", Kind.QUOTED, m -> m.group(1)));

  private Literal() {}

  /** The longest such word at that position, or null. */
  static @Nullable Word at(String text, int at) {
    char first = text.charAt(at);
    if (at > 0 && Spelling.latin(first) && Spelling.latin(text.charAt(at - 1))) {
      return null;
    }
    Word best = null;
    for (Rule rule : RULES) {
      if (rule.starts.indexOf(first) < 0) {
        continue;
      }
      Matcher matcher = rule.pattern.matcher(text).region(at, text.length());
      matcher.useTransparentBounds(true);
      if (matcher.lookingAt() && (best == null || matcher.end() > best.end())) {
        String value = rule.value.apply(matcher);
        best = value == null ? best : Word.of(matcher.group(), at, rule.kind, value);
      }
    }
    return best;
  }

  private static Rule rule(
      String starts, String pattern, Kind kind, Function<MatchResult, @Nullable String> value) {
    return new Rule(starts, Pattern.compile(pattern), kind, value);
  }

  private static String numeral(MatchResult match) {
    return Integer.toString((int) Numerals.value(match.group(1)));
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
