package dev.darkroom.engine.product;

/** The kinds of product that can be made; what is none of them is refused by name. */
public enum Archetype {
  MUG,
  CUP_AND_SAUCER,
  TUMBLER,
  WINE_GLASS,
  TEAPOT,
  BOTTLE,
  WINE_BOTTLE,
  PUMP_BOTTLE,
  SPRAY_BOTTLE,
  DROPPER_BOTTLE,
  PERFUME,
  THERMOS,
  CAN,
  JAR,
  TUBE,
  LIPSTICK,
  BOX,
  PAPER_BAG,
  POUCH,
  BALL,
  BOWL,
  PLATE,
  VASE,
  CANDLE,
  LAMP,
  BOOK,
  PHONE,
  SOAP
}
