package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot.Angle;
import dev.darkroom.engine.product.Shot.Framing;
import dev.darkroom.engine.product.Shot.Ground;
import dev.darkroom.engine.product.Shot.Light;
import dev.darkroom.engine.product.Shot.Placing;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a shot is made of, in Chinese. */
final class ChineseNames {
  private ChineseNames() {}

  static String name(Archetype value) {
    return switch (value) {
      case MUG -> "马克杯";
      case CUP_AND_SAUCER -> "杯碟套装";
      case TUMBLER -> "直身杯";
      case WINE_GLASS -> "高脚酒杯";
      case TEAPOT -> "茶壶";
      case BOTTLE -> "瓶子";
      case WINE_BOTTLE -> "葡萄酒瓶";
      case PUMP_BOTTLE -> "按压瓶";
      case SPRAY_BOTTLE -> "喷雾瓶";
      case DROPPER_BOTTLE -> "滴管瓶";
      case PERFUME -> "香水瓶";
      case THERMOS -> "保温杯";
      case CAN -> "易拉罐";
      case JAR -> "罐子";
      case TUBE -> "软管";
      case LIPSTICK -> "口红";
      case BOX -> "盒子";
      case PAPER_BAG -> "纸袋";
      case POUCH -> "自立袋";
      case BALL -> "球";
      case BOWL -> "碗";
      case PLATE -> "盘子";
      case VASE -> "花瓶";
      case CANDLE -> "蜡烛";
      case LAMP -> "台灯";
      case BOOK -> "书";
      case PHONE -> "手机";
      case SOAP -> "香皂";
    };
  }

  static String name(Part value) {
    return switch (value) {
      case BODY -> "主体";
      case LID -> "盖子";
      case HANDLE -> "把手";
      case LABEL -> "标签";
      case RIM -> "边缘";
      case BASE -> "底座";
      case SHADE -> "灯罩";
      case CONTENT -> "内容物";
    };
  }

  static String phrase(Finish value) {
    return switch (value) {
      case CERAMIC -> "陶瓷";
      case MATT_CERAMIC -> "哑光陶瓷";
      case CLAY -> "陶土";
      case GLASS -> "玻璃";
      case FROSTED_GLASS -> "磨砂玻璃";
      case PLASTIC -> "塑料";
      case MATT_PLASTIC -> "哑光塑料";
      case RUBBER -> "橡胶";
      case PAPER -> "纸质";
      case KRAFT_PAPER -> "牛皮纸";
      case FABRIC -> "布艺";
      case LEATHER -> "皮革";
      case WOOD -> "木质";
      case MARBLE -> "大理石";
      case STONE -> "石质";
      case WAX -> "蜡质";
      case SILVER -> "银色";
      case STEEL -> "不锈钢";
      case BRUSHED_STEEL -> "拉丝不锈钢";
      case GOLD -> "金色";
      case ROSE_GOLD -> "玫瑰金";
      case COPPER -> "铜质";
      case BRASS -> "黄铜";
      case ALUMINIUM -> "铝制";
      case CHROME -> "镀铬";
    };
  }

  static String phrase(Ground value) {
    return switch (value) {
      case STUDIO -> "影棚台面";
      case WOOD -> "木桌";
      case DARK_WOOD -> "深色木桌";
      case MARBLE -> "大理石台面";
      case BLACK_MARBLE -> "黑色大理石台面";
      case CLOTH -> "布面";
      case CONCRETE -> "水泥台面";
      case SAND -> "沙面";
      case GRASS -> "草地";
      case BLACK_GLASS -> "黑色玻璃台面";
    };
  }

  static String phrase(Light value) {
    return switch (value) {
      case SOFT_STUDIO -> "柔和的影棚光";
      case BRIGHT -> "明亮的光线";
      case WINDOW -> "窗边自然光";
      case DAYLIGHT -> "户外日光";
      case GOLDEN_HOUR -> "黄昏金色光线";
      case WARM_LAMP -> "温暖的灯光";
      case DRAMATIC -> "戏剧性光线";
      case DARK -> "暗调光线";
    };
  }

  static String phrase(Angle value) {
    return switch (value) {
      case EYE_LEVEL -> "平视";
      case RAISED -> "略俯视";
      case STEEP -> "斜俯视";
      case TOP_DOWN -> "正上方俯拍";
      case LOW -> "低角度仰拍";
    };
  }

  static String phrase(Framing value) {
    return switch (value) {
      case CLOSE_UP -> "特写";
      case USUAL -> "常规景别";
      case WIDE -> "远景";
    };
  }

  static String phrase(Placing value) {
    return switch (value) {
      case CENTRE -> "居中";
      case LEFT -> "位于画面左侧";
      case RIGHT -> "位于画面右侧";
    };
  }

  /** Either kind of constant of a shot. */
  static String phrase(Enum<?> value) {
    return switch (value) {
      case Ground ground -> phrase(ground);
      case Light light -> phrase(light);
      case Angle angle -> phrase(angle);
      case Framing framing -> phrase(framing);
      case Placing placing -> phrase(placing);
      default -> throw new IllegalArgumentException("No part of a shot: " + value);
    };
  }

  /** What can be asked for, as a sentence. */
  static String offer() {
    return "可以制作的产品："
        + Arrays.stream(Archetype.values()).map(ChineseNames::name).collect(Collectors.joining("、"))
        + "。";
  }
}
