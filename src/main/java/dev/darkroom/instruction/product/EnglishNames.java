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

/** What a shot is made of, in English. */
final class EnglishNames {
  private EnglishNames() {}

  static String name(Archetype value) {
    return switch (value) {
      case MUG -> "mug";
      case CUP_AND_SAUCER -> "cup and saucer";
      case TUMBLER -> "tumbler";
      case WINE_GLASS -> "wine glass";
      case TEAPOT -> "teapot";
      case BOTTLE -> "bottle";
      case WINE_BOTTLE -> "wine bottle";
      case PUMP_BOTTLE -> "pump bottle";
      case SPRAY_BOTTLE -> "spray bottle";
      case DROPPER_BOTTLE -> "dropper bottle";
      case PERFUME -> "perfume bottle";
      case THERMOS -> "thermos";
      case CAN -> "can";
      case JAR -> "jar";
      case TUBE -> "tube";
      case LIPSTICK -> "lipstick";
      case BOX -> "box";
      case PAPER_BAG -> "paper bag";
      case POUCH -> "pouch";
      case BALL -> "ball";
      case BOWL -> "bowl";
      case PLATE -> "plate";
      case VASE -> "vase";
      case CANDLE -> "candle";
      case LAMP -> "lamp";
      case BOOK -> "book";
      case PHONE -> "phone";
      case SOAP -> "bar of soap";
    };
  }

  static String name(Part value) {
    return switch (value) {
      case BODY -> "body";
      case LID -> "lid";
      case HANDLE -> "handle";
      case LABEL -> "label";
      case RIM -> "rim";
      case BASE -> "base";
      case SHADE -> "shade";
      case CONTENT -> "content";
    };
  }

  static String phrase(Finish value) {
    return switch (value) {
      case CERAMIC -> "ceramic";
      case MATT_CERAMIC -> "matte ceramic";
      case CLAY -> "clay";
      case GLASS -> "glass";
      case FROSTED_GLASS -> "frosted glass";
      case PLASTIC -> "plastic";
      case MATT_PLASTIC -> "matte plastic";
      case RUBBER -> "rubber";
      case PAPER -> "paper";
      case KRAFT_PAPER -> "kraft paper";
      case FABRIC -> "fabric";
      case LEATHER -> "leather";
      case WOOD -> "wooden";
      case MARBLE -> "marble";
      case STONE -> "stone";
      case WAX -> "wax";
      case SILVER -> "silver";
      case STEEL -> "steel";
      case BRUSHED_STEEL -> "brushed steel";
      case GOLD -> "golden";
      case ROSE_GOLD -> "rose gold";
      case COPPER -> "copper";
      case BRASS -> "brass";
      case ALUMINIUM -> "aluminium";
      case CHROME -> "chrome";
    };
  }

  static String phrase(Ground value) {
    return switch (value) {
      case STUDIO -> "studio ground";
      case WOOD -> "wooden table";
      case DARK_WOOD -> "dark wooden table";
      case MARBLE -> "marble slab";
      case BLACK_MARBLE -> "black marble slab";
      case CLOTH -> "cloth";
      case CONCRETE -> "concrete";
      case SAND -> "sand";
      case GRASS -> "grass";
      case BLACK_GLASS -> "black glass";
    };
  }

  static String phrase(Light value) {
    return switch (value) {
      case SOFT_STUDIO -> "soft studio light";
      case BRIGHT -> "bright light";
      case WINDOW -> "window light";
      case DAYLIGHT -> "daylight";
      case GOLDEN_HOUR -> "golden hour light";
      case WARM_LAMP -> "warm lamp light";
      case DRAMATIC -> "dramatic light";
      case DARK -> "low light";
    };
  }

  static String phrase(Angle value) {
    return switch (value) {
      case EYE_LEVEL -> "seen at eye level";
      case RAISED -> "seen from slightly above";
      case STEEP -> "seen from above at an angle";
      case TOP_DOWN -> "seen from straight above";
      case LOW -> "seen from below";
    };
  }

  static String phrase(Framing value) {
    return switch (value) {
      case CLOSE_UP -> "close-up";
      case USUAL -> "usual framing";
      case WIDE -> "wide framing";
    };
  }

  static String phrase(Placing value) {
    return switch (value) {
      case CENTRE -> "in the centre";
      case LEFT -> "on the left";
      case RIGHT -> "on the right";
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
    return "Product pictures can show: "
        + Arrays.stream(Archetype.values())
            .map(EnglishNames::name)
            .collect(Collectors.joining(", "))
        + ".";
  }
}
