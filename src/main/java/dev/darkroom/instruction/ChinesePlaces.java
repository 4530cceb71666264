package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Pick;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Look;
import java.util.Set;
import java.util.function.Function;

/** Places and looks, in Chinese. */
final class ChinesePlaces {
  /** What the grammar itself calls a subject that has no name in the instruction. */
  private static final Set<String> UNNAMED = Set.of("", "subject", "product", "person");

  private ChinesePlaces() {}

  static String place(Where where, Function<Colour, String> colours) {
    return switch (where) {
      case Where.Whole() -> "画面";
      case Where.CallerMask() -> "蒙版区域";
      case Where.Subject(var noun, var kind) -> UNNAMED.contains(noun) ? subject(kind) : noun;
      case Where.Background() -> "背景";
      case Where.Coloured(var colour, var noun, boolean plural) ->
          (plural ? "所有" : "") + colours.apply(colour) + (noun == null ? "部分" : "的" + noun);
      case Where.Sky() -> "天空";
      case Where.Area(var position) -> "画面" + position(position);
      case Where.Text(var position, _) ->
          (position == null ? "" : position(position) + "的") + "文字或标记";
      case Where.Box(var left, var top, var width, var height, var noun) ->
          "区域（左%s，上%s，宽%s，高%s）%s"
              .formatted(left, top, width, height, noun == null ? "" : "内的" + noun);
      case Where.Point(var x, var y) -> "（" + x + "，" + y + "）处的物体";
      case Where.Which(var among, var pick, int number) ->
          which(pick, number) + place(single(among), colours);
      case Where.Faces() -> "人脸";
    };
  }

  private static Where single(Where among) {
    return among instanceof Where.Coloured(var colour, var noun, _)
        ? new Where.Coloured(colour, noun, false)
        : among;
  }

  private static String subject(Where.Kind kind) {
    return switch (kind) {
      case ANY -> "主体";
      case PRODUCT -> "产品";
      case PERSON -> "人物";
    };
  }

  private static String which(Pick pick, int number) {
    return switch (pick) {
      case FROM_LEFT -> "左起第" + number + "个";
      case FROM_RIGHT -> "右起第" + number + "个";
      case FROM_TOP -> "上起第" + number + "个";
      case FROM_BOTTOM -> "下起第" + number + "个";
      case TOP_LEFT -> "左上角的";
      case TOP_RIGHT -> "右上角的";
      case BOTTOM_LEFT -> "左下角的";
      case BOTTOM_RIGHT -> "右下角的";
      case MIDDLE -> "中间的";
      case LARGEST -> "最大的";
      case SMALLEST -> "最小的";
    };
  }

  static String position(Position position) {
    return switch (position) {
      case TOP_LEFT -> "左上角";
      case TOP -> "上方";
      case TOP_RIGHT -> "右上角";
      case LEFT -> "左侧";
      case CENTRE -> "中央";
      case RIGHT -> "右侧";
      case BOTTOM_LEFT -> "左下角";
      case BOTTOM -> "下方";
      case BOTTOM_RIGHT -> "右下角";
    };
  }

  static String look(Look look) {
    return switch (look) {
      case BLACK_AND_WHITE -> "黑白";
      case SEPIA -> "棕褐色";
      case VINTAGE -> "复古";
      case SKETCH -> "素描";
      case OIL -> "油画";
      case WATERCOLOUR -> "水彩";
      case CARTOON -> "卡通";
      case VIGNETTE -> "暗角";
      case WARM -> "暖色调";
      case COOL -> "冷色调";
      case NIGHT -> "日光拍夜景调色";
      case AUTUMN -> "秋色调色";
      case HDR -> "HDR";
      case FADE -> "褪色";
      case INVERT -> "反相";
      case POSTER -> "海报";
      case PIXELATE -> "像素化";
      case EMBOSS -> "浮雕";
    };
  }
}
