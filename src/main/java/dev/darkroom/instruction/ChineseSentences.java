package dev.darkroom.instruction;

import static dev.darkroom.instruction.Sentences.number;
import static dev.darkroom.instruction.Sentences.percent;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AddBorder;
import dev.darkroom.engine.operation.AddObject;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Centre;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.CropToSubject;
import dev.darkroom.engine.operation.EraseText;
import dev.darkroom.engine.operation.Extend;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.FitRatio;
import dev.darkroom.engine.operation.Flip;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.MatchPalette;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.PlaceLogo;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.ReplaceSky;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.RoundCorners;
import dev.darkroom.engine.operation.Scale;
import dev.darkroom.engine.operation.ScaleTo;
import dev.darkroom.engine.operation.Straighten;
import dev.darkroom.engine.operation.Tone;
import dev.darkroom.engine.operation.Touch;
import dev.darkroom.engine.operation.WriteText;
import dev.darkroom.instruction.product.Names;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operations do, in Chinese. */
final class ChineseSentences implements Sentences {
  private final Names names = new Names();

  @Override
  public String joined(List<String> steps) {
    return "将" + String.join("；", steps) + "。";
  }

  @Override
  public String kept(List<Where> places) {
    return "保持"
        + places.stream().map(this::place).distinct().collect(Collectors.joining("和"))
        + "不变";
  }

  @Override
  public String step(Operation operation) {
    return switch (operation) {
      case Recolor(Where where, var colour) -> "把" + place(where) + "改为" + colour(colour);
      case Remove(Where where) -> "去除" + place(where);
      case AdjustTone(Where where, var tone, double amount) -> tone(place(where), tone, amount);
      case ApplyLook(Where where, var look, double strength) ->
          "为" + place(where) + "添加" + ChinesePlaces.look(look) + "效果" + strength(strength);
      case Retouch(Where where, var touch, double strength) ->
          "对" + place(where) + "进行" + touch(touch) + strength(strength);
      case MatchPalette(Where where, int picture, double strength) ->
          "让%s采用图%d的色调%s".formatted(place(where), picture, strength(strength));
      case ReplaceBackground(Backdrop backdrop) -> backdrop(backdrop);
      case ReplaceSky(var scenery, boolean tints) ->
          "把天空换成" + scenery.chinese() + (tints ? "，并让画面其余部分略带其光色" : "");
      case Extract() -> "抠出主体，背景透明";
      case Fuse(int subject, int scene, var position, var height) ->
          "把图%d的主体放到图%d%s%s"
              .formatted(
                  subject,
                  scene,
                  position == null ? "中" : "的" + ChinesePlaces.position(position),
                  height == null ? "" : "，高度为画面的" + percent(height));
      case WriteText write -> write(write);
      case ReplaceText(var old, var text, var position) ->
          "把%s%s换成“%s”"
              .formatted(
                  position == null ? "" : ChinesePlaces.position(position) + "的",
                  old == null ? "文字" : "“" + old + "”",
                  text);
      case EraseText(var words, var position) ->
          "擦除"
              + (position == null ? "" : ChinesePlaces.position(position) + "的")
              + "文字“"
              + words
              + "”";
      case PlaceLogo(int logo, int scene, var position, var size, double opacity) ->
          "把图%d贴到图%d的%s%s%s"
              .formatted(
                  logo,
                  scene,
                  ChinesePlaces.position(position == null ? Position.BOTTOM_RIGHT : position),
                  size == null ? "" : "，大小为短边的" + percent(size),
                  opacity(opacity));
      case AddObject added ->
          spot(added.spot())
              + "添加"
              + names.chinese(added.items())
              + (added.size() == null ? "" : "，大小为短边的" + percent(added.size()));
      default -> layout(operation);
    };
  }

  private String layout(Operation operation) {
    return switch (operation) {
      case Centre() -> "把主体移到画面中央";
      case CropToSubject(double margin) -> "裁剪到主体" + (margin > 0 ? "，留边" + percent(margin) : "");
      case Crop(var towards, double width, double height) ->
          "裁剪画面，保留%s的部分：宽度的%s、高度的%s"
              .formatted(ChinesePlaces.position(towards), percent(width), percent(height));
      case FitRatio(int across, int down) -> "把宽高比改为" + across + ":" + down;
      case Resize(int width, int height) -> "把图片尺寸改为" + width + "x" + height + "像素";
      case Scale(double factor) -> "把图片缩放到" + percent(factor);
      case ScaleTo(int longer) -> "缩放图片，使长边为" + longer + "像素";
      case Rotate(double degrees) ->
          "把图片" + (degrees < 0 ? "逆" : "顺") + "时针旋转" + number(Math.abs(degrees)) + "度";
      case Straighten() -> "校正画面倾斜";
      case Flip(boolean horizontal) -> (horizontal ? "水平" : "垂直") + "翻转图片";
      case Extend(double left, double top, double right, double bottom) ->
          "扩展背景："
              + Stream.of(side(left, "左侧"), side(top, "上方"), side(right, "右侧"), side(bottom, "下方"))
                  .filter(words -> !words.isEmpty())
                  .collect(Collectors.joining("，"));
      case AddBorder(var colour, double share, int pixels) ->
          "添加%s边框，宽%s"
              .formatted(colour(colour), pixels > 0 ? pixels + "像素" : "短边的" + percent(share));
      case RoundCorners(double share, int pixels) ->
          "把四角变为圆角，半径" + (pixels > 0 ? pixels + "像素" : "为短边的" + percent(share));
      default -> "执行 " + operation.intent().label() + " " + operation.target();
    };
  }

  private static String side(double share, String where) {
    return share > 0 ? where + percent(share) : "";
  }

  private String place(Where where) {
    return ChinesePlaces.place(where, this::colour);
  }

  private String colour(Colour colour) {
    String name = names.chinese(colour);
    return name.startsWith("#") ? name : name + "（" + colour.hex() + "）";
  }

  private String backdrop(Backdrop backdrop) {
    return switch (backdrop) {
      case Backdrop.Transparent() -> "把背景变为透明";
      case Backdrop.Solid(var colour) -> "把背景换成" + colour(colour);
      case Backdrop.Gradient(var from, var to, boolean vertical) ->
          "把背景换成%s到%s的渐变，%s".formatted(colour(from), colour(to), vertical ? "从上到下" : "从左到右");
      case Backdrop.Blurred(double strength) -> "虚化背景" + strength(strength);
      case Backdrop.Studio(var colour) -> "把背景换成" + colour(colour) + "影棚背景";
      case Backdrop.Scenic(var scenery) -> "把背景换成" + scenery.chinese();
      case Backdrop.Picture(int number) -> "把背景换成图" + number;
    };
  }

  private String write(WriteText write) {
    Colour colour = write.colour();
    Double size = write.size();
    return (write.position() == null ? "" : "在" + ChinesePlaces.position(write.position()))
        + (write.vertical() ? "竖排" : "")
        + "写上“"
        + write.text()
        + "”"
        + (colour == null ? "" : "，文字为" + colour(colour))
        + (size == null ? "" : "，字高" + (size <= 1 ? "为短边的" + percent(size) : number(size) + "像素"))
        + opacity(write.opacity());
  }

  private static String spot(Spot spot) {
    return switch (spot) {
      case Spot.Anywhere() -> "";
      case Spot.Area(var position) -> "在" + ChinesePlaces.position(position);
      case Spot.Beside(var side) -> side == null ? "在主体旁边" : "在主体" + ChinesePlaces.position(side);
      case Spot.Before() -> "在主体前面";
    };
  }

  private static String tone(String place, Tone tone, double amount) {
    boolean more = amount >= 0;
    String change = (more ? "提高" : "降低") + percent(amount);
    return "把"
        + place
        + switch (tone) {
          case BRIGHTNESS -> "的亮度" + change;
          case CONTRAST -> "的对比度" + change;
          case SATURATION -> "的饱和度" + change;
          case EXPOSURE -> "的曝光" + change;
          case HIGHLIGHTS -> "的高光" + change;
          case SHADOWS -> "的阴影" + change;
          case WARMTH -> "的色温调" + (more ? "暖" : "冷") + percent(amount);
          case GREEN_MAGENTA -> "的色调向" + (more ? "洋红" : "绿色") + "偏移" + percent(amount);
        };
  }

  private static String touch(Touch touch) {
    return switch (touch) {
      case SHARPEN -> "锐化";
      case BLUR -> "模糊";
      case DENOISE -> "降噪";
      case WHITE_BALANCE -> "白平衡校正";
      case DEHAZE -> "去雾";
      case AUTO_ENHANCE -> "自动优化";
      case SMOOTH_SKIN -> "磨皮";
      case REMOVE_BLEMISHES -> "皮肤祛瑕";
    };
  }

  private static String strength(double strength) {
    return strength == 1 ? "" : "，强度" + percent(strength);
  }

  private static String opacity(double opacity) {
    return opacity == 1 ? "" : "，不透明度" + percent(opacity);
  }
}
