package dev.darkroom.instruction;

import java.util.List;
import java.util.Locale;

/** Which of several: "the second ... from the left", 左起第三个, 最大的那个. */
final class ChoiceLiterals {
  /** Measure words for things; those for pictures count pictures. */
  static final String MEASURES = "[个只把瓶辆件双支根台顶条朵杯盏颗盒袋块位名座艘架棵粒串罐匹头枚款本]";

  private static final String COUNT = "([1-9]\\d?|[一二两三四五六七八九十])";

  static final List<Literals.Rule> RULES =
      List.of(
          Literals.rule(
              "从由左右上下",
              "[从由]?([左右上下])(?:边|侧|面|方|手边)?(?:往[左右上下]|开始|起)?(?:数|起)(?:起|来|的)?,?第? ?"
                  + COUNT
                  + " ?"
                  + MEASURES,
              Kind.CHOICE,
              m -> side(m.group(1)) + " " + number(m.group(2))),
          Literals.rule(
              "第",
              "第 ?" + COUNT + " ?" + MEASURES + "(?! ?(?:参考)?(?:图片|图像|照片|图))",
              Kind.CHOICE,
              m -> "? " + number(m.group(1))),
          Literals.rule(
              "最",
              "最([大小])(?:的(?:[那这]?一?" + MEASURES + ")?|[那这]一?" + MEASURES + "的?)",
              Kind.CHOICE,
              m -> m.group(1).equals("大") ? "LARGEST 1" : "SMALLEST 1"),
          Literals.rule("最", "最([左右])(?:边|侧|面)?的?", Kind.CHOICE, m -> side(m.group(1)) + " 1"),
          Literals.rule(
              "lbst",
              "(largest|biggest|smallest|tiniest)(?: one)?(?![a-z])",
              Kind.CHOICE,
              m -> m.group(1).matches("largest|biggest") ? "LARGEST 1" : "SMALLEST 1"),
          Literals.rule(
              "fl",
              "(first|last)(?= [a-z ]{1,30} from (?:the )?(?:left|right|top|bottom)(?![a-z]))",
              Kind.CHOICE,
              m -> m.group(1).equals("first") ? "? 1" : null),
          Literals.rule(
              "stf123456789",
              "(second|third|fourth|fifth|2nd|3rd|4th|5th)(?: one)?(?![a-z])",
              Kind.CHOICE,
              m -> "? " + number(m.group(1))),
          Literals.rule(
              "fc",
              "(?:counting |counted )?from (?:the )?(left|right|top|bottom)"
                  + "(?![a-z]| (?:to|side|edge|corner|half|upper|lower))",
              Kind.CHOICE,
              m -> "FROM_" + m.group(1).toUpperCase(Locale.ROOT) + " 0"));

  private ChoiceLiterals() {}

  private static int number(String text) {
    return (int) Numerals.value(text);
  }

  private static String side(String letter) {
    return switch (letter) {
      case "左" -> "FROM_LEFT";
      case "右" -> "FROM_RIGHT";
      case "上" -> "FROM_TOP";
      default -> "FROM_BOTTOM";
    };
  }
}
