package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Item.Look;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.Shot.Framing;
import dev.darkroom.engine.product.Shot.Ground;
import dev.darkroom.engine.product.Shot.Placing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in one Chinese sentence what a shot shows. */
final class ChineseShot {
  private final ColourNames colours;

  ChineseShot(ColourNames colours) {
    this.colours = colours;
  }

  String of(Shot shot) {
    List<String> parts = new ArrayList<>();
    parts.add(items(shot.items()));
    parts.add(on(shot));
    if (shot.backdrop() != null) {
      parts.add(colour(shot.backdrop()) + "背景");
    }
    parts.add(ChineseNames.phrase(shot.light()));
    parts.add(ChineseNames.phrase(shot.angle()));
    if (shot.framing() != Framing.USUAL) {
      parts.add(ChineseNames.phrase(shot.framing()));
    }
    if (shot.placing() != Placing.CENTRE) {
      parts.add(ChineseNames.phrase(shot.placing()));
    }
    return String.join("，", parts) + "。";
  }

  private String on(Shot shot) {
    String colour = shot.groundColour() == null ? "" : colour(shot.groundColour());
    if (shot.ground() == Ground.STUDIO && colour.isEmpty()) {
      return "影棚拍摄";
    }
    return "放在"
        + colour
        + (shot.ground() == Ground.STUDIO ? "纯色台面" : ChineseNames.phrase(shot.ground()))
        + "上";
  }

  String items(List<Item> items) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < items.size(); ) {
      int same = i + 1;
      while (same < items.size() && items.get(same).equals(items.get(i))) {
        same++;
      }
      words.add(item(items.get(i), same - i));
      i = same;
    }
    return String.join("和", words);
  }

  private String item(Item item, int count) {
    Look body = item.looks().get(Part.BODY);
    String parts =
        new TreeMap<>(item.looks())
            .entrySet().stream()
                .filter(look -> look.getKey() != Part.BODY)
                .map(look -> part(look.getKey(), look.getValue()))
                .collect(Collectors.joining("和"));
    return List.of("一", "两", "三", "四").get(count - 1)
        + measure(item.archetype())
        + (parts.isEmpty() ? "" : "带" + parts + "的")
        + (body == null ? "" : look(body))
        + ChineseNames.name(item.archetype());
  }

  private String part(Part part, Look look) {
    Colour colour = look.colour();
    String inside = part == Part.CONTENT && colour != null ? colours.content(colour) : "";
    return inside.isEmpty() ? look(look) + ChineseNames.name(part) : inside;
  }

  private static String measure(Archetype archetype) {
    return switch (archetype) {
      case MUG, WINE_GLASS, TEAPOT, THERMOS, VASE, BOWL, TUMBLER -> "只";
      case TUBE, LIPSTICK, CANDLE -> "支";
      case BOOK -> "本";
      case LAMP -> "盏";
      case PHONE -> "部";
      case SOAP -> "块";
      case CUP_AND_SAUCER -> "套";
      case BOTTLE,
          WINE_BOTTLE,
          PUMP_BOTTLE,
          SPRAY_BOTTLE,
          DROPPER_BOTTLE,
          PERFUME,
          CAN,
          JAR,
          BOX,
          PAPER_BAG,
          POUCH,
          BALL,
          PLATE ->
          "个";
    };
  }

  /** 红色陶瓷, or nothing. */
  private String look(Look look) {
    Colour colour = look.colour();
    Finish finish = look.finish();
    return (colour == null ? "" : colour(colour))
        + (finish == null ? "" : ChineseNames.phrase(finish));
  }

  String colour(Colour colour) {
    String name = colours.of(colour);
    return name.endsWith("色") || name.startsWith("#") ? name : name + "色";
  }
}
