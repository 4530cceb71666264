package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Archetype;

/** The design of each archetype. */
public final class Designs {
  private Designs() {}

  public static Design of(Archetype archetype) {
    return switch (archetype) {
      case MUG -> new Mug();
      case CUP_AND_SAUCER -> new CupAndSaucer();
      case TUMBLER -> new Tumbler();
      case WINE_GLASS -> new WineGlass();
      case TEAPOT -> new Teapot();
      case BOTTLE -> new Bottle();
      case WINE_BOTTLE -> new WineBottle();
      case PUMP_BOTTLE -> new PumpBottle();
      case SPRAY_BOTTLE -> new SprayBottle();
      case DROPPER_BOTTLE -> new DropperBottle();
      case PERFUME -> new Perfume();
      case THERMOS -> new Thermos();
      case CAN -> new Can();
      case JAR -> new Jar();
      case TUBE -> new Tube();
      case LIPSTICK -> new Lipstick();
      case BOX -> new Box();
      case PAPER_BAG -> new PaperBag();
      case POUCH -> new Pouch();
      case BALL -> new Ball();
      case BOWL -> new Bowl();
      case PLATE -> new Plate();
      case VASE -> new Vase();
      case CANDLE -> new Candle();
      case LAMP -> new Lamp();
      case BOOK -> new Book();
      case PHONE -> new Phone();
      case SOAP -> new Soap();
    };
  }
}
