package dev.darkroom.instruction.product;

import static dev.darkroom.engine.product.Finish.*;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which parts a product has, and what they can be made of. */
final class Fits {
  private static final List<Finish> POTTERY = List.of(CERAMIC, MATT_CERAMIC, CLAY);
  private static final List<Finish> GLASSES = List.of(GLASS, FROSTED_GLASS);
  private static final List<Finish> PLASTICS = List.of(PLASTIC, MATT_PLASTIC);
  private static final List<Finish> PAPERS = List.of(PAPER, KRAFT_PAPER);
  private static final List<Finish> STONES = List.of(MARBLE, STONE);
  private static final List<Finish> SOFT = List.of(FABRIC, LEATHER);
  private static final List<Finish> TIMBER = List.of(WOOD);
  private static final List<Finish> METALS =
      List.of(STEEL, BRUSHED_STEEL, ALUMINIUM, CHROME, SILVER, GOLD, ROSE_GOLD, COPPER, BRASS);
  private static final List<Finish> STEELS = List.of(STEEL, BRUSHED_STEEL, ALUMINIUM);
  private static final List<Finish> CANS =
      List.of(ALUMINIUM, STEEL, BRUSHED_STEEL, SILVER, GOLD, ROSE_GOLD, COPPER, BRASS, CHROME);

  private Fits() {}

  /** The parts that words can single out. */
  static Set<Part> parts(Archetype archetype) {
    return switch (archetype) {
      case MUG -> EnumSet.of(Part.BODY, Part.HANDLE, Part.RIM, Part.CONTENT);
      case CUP_AND_SAUCER -> EnumSet.of(Part.BODY, Part.HANDLE, Part.RIM, Part.BASE, Part.CONTENT);
      case TUMBLER, WINE_GLASS -> EnumSet.of(Part.BODY, Part.RIM, Part.CONTENT);
      case BOWL -> EnumSet.of(Part.BODY, Part.RIM, Part.CONTENT);
      case PLATE -> EnumSet.of(Part.BODY, Part.RIM);
      case TEAPOT -> EnumSet.of(Part.BODY, Part.LID, Part.HANDLE);
      case BOTTLE, PERFUME, JAR -> EnumSet.of(Part.BODY, Part.LID, Part.LABEL, Part.CONTENT);
      case WINE_BOTTLE, PUMP_BOTTLE, SPRAY_BOTTLE, DROPPER_BOTTLE, TUBE ->
          EnumSet.of(Part.BODY, Part.LID, Part.LABEL);
      case THERMOS -> EnumSet.of(Part.BODY, Part.LID);
      case CAN -> EnumSet.of(Part.BODY, Part.LABEL);
      case LIPSTICK -> EnumSet.of(Part.BODY, Part.BASE, Part.CONTENT);
      case BOX -> EnumSet.of(Part.BODY, Part.LID, Part.LABEL);
      case PAPER_BAG -> EnumSet.of(Part.BODY, Part.HANDLE, Part.LABEL);
      case POUCH -> EnumSet.of(Part.BODY, Part.LABEL);
      case LAMP -> EnumSet.of(Part.BODY, Part.BASE, Part.SHADE);
      case CANDLE, BALL, VASE, BOOK, PHONE, SOAP -> EnumSet.of(Part.BODY);
    };
  }

  static boolean takes(Archetype archetype, Part part, Finish finish) {
    return finishes(archetype, part).contains(finish);
  }

  /** What the part may be made of, the usual first; empty where it has no such part. */
  static List<Finish> finishes(Archetype archetype, Part part) {
    if (!parts(archetype).contains(part)) {
      return List.of();
    }
    return switch (part) {
      case BODY, RIM -> body(archetype);
      case LID -> lid(archetype);
      case HANDLE ->
          archetype == Archetype.PAPER_BAG
              ? all(PAPERS, SOFT)
              : all(body(archetype), TIMBER, METALS);
      case LABEL -> PAPERS;
      case BASE -> body(archetype);
      case SHADE -> all(SOFT.subList(0, 1), List.of(PAPER), GLASSES, PLASTICS, METALS);
      case CONTENT -> List.of();
    };
  }

  private static List<Finish> lid(Archetype archetype) {
    return archetype == Archetype.TEAPOT || archetype == Archetype.BOX
        ? all(body(archetype), TIMBER, METALS)
        : all(METALS, PLASTICS, TIMBER, POTTERY, GLASSES, List.of(RUBBER));
  }

  private static List<Finish> body(Archetype archetype) {
    return switch (archetype) {
      case MUG, CUP_AND_SAUCER -> all(POTTERY, GLASSES, PLASTICS, METALS, TIMBER);
      case BOWL, PLATE, VASE -> all(POTTERY, GLASSES, PLASTICS, METALS, TIMBER, STONES);
      case TEAPOT -> all(POTTERY, GLASSES, METALS);
      case TUMBLER -> all(GLASSES, PLASTICS, METALS, POTTERY);
      case WINE_GLASS -> all(GLASSES, METALS);
      case BOTTLE -> all(GLASSES, PLASTICS, METALS, POTTERY);
      case WINE_BOTTLE, DROPPER_BOTTLE, PERFUME -> GLASSES;
      case PUMP_BOTTLE, SPRAY_BOTTLE -> all(PLASTICS, GLASSES, METALS, POTTERY);
      case THERMOS -> all(STEELS, METALS, PLASTICS);
      case CAN -> CANS;
      case JAR -> all(GLASSES, POTTERY, PLASTICS, METALS, STONES);
      case TUBE -> all(PLASTICS, METALS);
      case LIPSTICK -> all(PLASTICS, METALS);
      case BOX -> all(PAPERS, TIMBER, PLASTICS, METALS, SOFT, STONES);
      case PAPER_BAG -> PAPERS;
      case POUCH -> all(PLASTICS, PAPERS, SOFT, List.of(ALUMINIUM, SILVER, GOLD));
      case BALL -> all(PLASTICS, List.of(RUBBER), SOFT, POTTERY, GLASSES, METALS, TIMBER, STONES);
      case CANDLE, SOAP -> List.of(WAX);
      case LAMP -> all(METALS, TIMBER, POTTERY, STONES, PLASTICS, GLASSES);
      case BOOK -> all(PAPERS, SOFT);
      case PHONE -> all(GLASSES, METALS, PLASTICS);
    };
  }

  @SafeVarargs
  private static List<Finish> all(List<Finish>... lists) {
    List<Finish> all = new ArrayList<>();
    Arrays.stream(lists).flatMap(Collection::stream).distinct().forEach(all::add);
    return List.copyOf(all);
  }
}
