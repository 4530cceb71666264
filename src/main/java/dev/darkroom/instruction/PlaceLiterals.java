package dev.darkroom.instruction;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Places in numbers. Four plain numbers are a left upper corner, a width and a height; two points
 * are opposite corners. All are pixels unless a percent sign follows.
 */
final class PlaceLiterals {
  private static final String NUMBER = "(\\d{1,5}(?:\\.\\d{1,2})?%?) ?(?:px|像素)?";
  private static final String COMMA = " ?[,;、] ?";
  private static final String BOX_WORD =
      "(?:(?:the )?(?:bounding )?(?:box|bbox|rect|rectangle|area|region|crop box)"
          + "|矩形区域|矩形框|矩形|方框|选框|区域|范围|框)?";
  private static final String POINT_WORD = "(?:point|position|coordinates?|pixel|坐标点|坐标|像素点|位置|点)?";
  private static final String OPEN = " ?(?:为|是|=|:|at|of)? ?[(\\[{【]? ?";
  private static final String CLOSE = " ?[)\\]}】]?";
  private static final String BOX_STARTS = "tbrac矩方选区范框([{【0123456789x";
  private static final String X = "(?:x|left|左)1? ?[=:为]? ?";
  private static final String Y = "(?:y|top|上)1? ?[=:为]? ?";
  private static final String WIDTH = "(?:width|w|宽度|宽) ?[=:为]? ?";
  private static final String HEIGHT = "(?:height|h|高度|高) ?[=:为]? ?";
  private static final String BETWEEN = " ?[,;、]? ?";
  private static final String UP_TO = " ?(?:to|到|至|-|~|and) ?";

  static final List<Literals.Rule> RULES =
      List.of(
          Literals.rule(
              BOX_STARTS,
              BOX_WORD
                  + " ?(?:为|是|=|:|at|of)? ?[(\\[【] ?"
                  + NUMBER
                  + COMMA
                  + NUMBER
                  + COMMA
                  + NUMBER
                  + COMMA
                  + NUMBER
                  + " ?[)\\]】]",
              Kind.BOX,
              PlaceLiterals::box),
          Literals.rule(
              BOX_STARTS,
              BOX_WORD
                  + OPEN
                  + NUMBER
                  + COMMA
                  + NUMBER
                  + "(?: ?[,;、] ?| )"
                  + NUMBER
                  + " ?[x*] ?"
                  + NUMBER
                  + CLOSE,
              Kind.BOX,
              PlaceLiterals::box),
          Literals.rule(
              BOX_STARTS,
              BOX_WORD + OPEN + X + NUMBER + BETWEEN + Y + NUMBER + BETWEEN + WIDTH + NUMBER
                  + BETWEEN + HEIGHT + NUMBER + CLOSE,
              Kind.BOX,
              PlaceLiterals::box),
          Literals.rule(
              BOX_STARTS + "f从",
              "(?:from |从)?"
                  + BOX_WORD
                  + " ?(?:from )?[(\\[] ?"
                  + NUMBER
                  + COMMA
                  + NUMBER
                  + " ?[)\\]]"
                  + UP_TO
                  + "[(\\[] ?"
                  + NUMBER
                  + COMMA
                  + NUMBER
                  + " ?[)\\]]",
              Kind.BOX,
              PlaceLiterals::corners),
          Literals.rule(
              "fbtarps",
              "(?:(?:the )?(?:area|part|region|strip|section) )?(?:from|between) "
                  + "(\\d{1,3}(?:\\.\\d{1,2})?) ?%?"
                  + UP_TO
                  + "(\\d{1,3}(?:\\.\\d{1,2})?) ?% (?:of|along) (?:the |its )?"
                  + "(?:(?:image|picture|photo)(?:'s)? )?(width|height)",
              Kind.BOX,
              PlaceLiterals::band),
          Literals.rule(
              "宽高",
              "([宽高])度?的?(?:从)? ?(\\d{1,3}(?:\\.\\d{1,2})?) ?%?"
                  + UP_TO
                  + "(?:[宽高]度?的?)?(\\d{1,3}(?:\\.\\d{1,2})?) ?%(?:之间)?(?:的?(?:区域|部分|范围))?",
              Kind.BOX,
              m -> band(m.group(2), m.group(3), m.group(1).equals("宽"))),
          Literals.rule(
              "pc坐像位点([【",
              POINT_WORD
                  + " ?(?:为|是|=|:|at)? ?[(\\[【] ?(?:x ?[=:] ?)?"
                  + NUMBER
                  + COMMA
                  + "(?:y ?[=:] ?)?"
                  + NUMBER
                  + " ?[)\\]】]",
              Kind.POINT,
              m -> m.group(1) + "," + m.group(2)),
          Literals.rule(
              "pc坐像",
              "(?:point|position|coordinates?|pixel|坐标点|坐标|像素点) ?(?:为|是|=|:|at)? ?"
                  + NUMBER
                  + " ?[,;、] ?"
                  + NUMBER,
              Kind.POINT,
              m -> m.group(1) + "," + m.group(2)),
          Literals.rule(
              "x",
              "x ?[=:] ?" + NUMBER + BETWEEN + "y ?[=:] ?" + NUMBER,
              Kind.POINT,
              m -> m.group(1) + "," + m.group(2)));

  private PlaceLiterals() {}

  private static String box(MatchResult m) {
    return String.join(",", m.group(1), m.group(2), m.group(3), m.group(4));
  }

  private static @Nullable String corners(MatchResult m) {
    String width = difference(m.group(1), m.group(3));
    String height = difference(m.group(2), m.group(4));
    return width == null || height == null
        ? null
        : String.join(",", m.group(1), m.group(2), width, height);
  }

  private static @Nullable String band(MatchResult m) {
    return band(m.group(1), m.group(2), m.group(3).equals("width"));
  }

  private static @Nullable String band(String from, String to, boolean across) {
    String length = difference(from + "%", to + "%");
    if (length == null) {
      return null;
    }
    return across ? from + "%,0," + length + ",100%" : "0," + from + "%,100%," + length;
  }

  /** Null when they are of different units or in the wrong order. */
  private static @Nullable String difference(String from, String to) {
    if (from.endsWith("%") != to.endsWith("%")) {
      return null;
    }
    String unit = from.endsWith("%") ? "%" : "";
    BigDecimal length =
        new BigDecimal(to.replace("%", "")).subtract(new BigDecimal(from.replace("%", "")));
    return length.signum() <= 0 ? null : length.toPlainString() + unit;
  }
}
