package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Item;
import java.util.List;

/** What products and colours are called in sentences. */
public final class Names {
  private final ColourNames englishColours = ColourNames.load("en");
  private final EnglishShot english = new EnglishShot(englishColours);
  private final ChineseShot chinese = new ChineseShot(ColourNames.load("zh"));

  /** "A red ceramic mug and two candles", beginning with a small letter. */
  public String english(List<Item> items) {
    return english.items(items);
  }

  /** 一只红色陶瓷马克杯和两支蜡烛. */
  public String chinese(List<Item> items) {
    return chinese.items(items);
  }

  /** {@code blue}, or {@code #rrggbb} where it has no name. */
  public String english(Colour colour) {
    return englishColours.of(colour);
  }

  /** 蓝色, or {@code #rrggbb} where it has no name. */
  public String chinese(Colour colour) {
    return chinese.colour(colour);
  }
}
