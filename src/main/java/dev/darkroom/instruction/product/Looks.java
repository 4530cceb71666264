package dev.darkroom.instruction.product;

import static dev.darkroom.engine.product.Finish.*;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Catalogue;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item.Look;
import dev.darkroom.engine.product.Part;
import dev.darkroom.instruction.product.Traits.Paint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the look of a part out of adjectives, or refuses what makes no sense. */
final class Looks {
  static final Colour DARK = new Colour(42, 42, 44);
  private static final Set<Finish> MATT =
      Set.of(
          MATT_CERAMIC,
          CLAY,
          FROSTED_GLASS,
          MATT_PLASTIC,
          RUBBER,
          PAPER,
          KRAFT_PAPER,
          FABRIC,
          WOOD,
          STONE,
          WAX);
  private static final Set<Finish> GLOSSY =
      Set.of(
          CERAMIC, GLASS, PLASTIC, MARBLE, LEATHER, SILVER, STEEL, GOLD, ROSE_GOLD, COPPER, BRASS,
          ALUMINIUM, CHROME);

  private static final Map<Finish, Finish> MATT_OF =
      Map.of(CERAMIC, MATT_CERAMIC, PLASTIC, MATT_PLASTIC, GLASS, FROSTED_GLASS);
  private static final Set<Finish> FROSTED = Set.of(FROSTED_GLASS, MATT_PLASTIC);

  private final Refusals refusals;

  Looks(Refusals refusals) {
    this.refusals = refusals;
  }

  /** The look, or null where it was refused. */
  @Nullable Look of(Archetype archetype, Part part, Traits traits) {
    if (!Catalogue.parts(archetype).contains(part)) {
      refuse(archetype, EnglishNames.name(part), ChineseNames.name(part));
      return null;
    }
    if (traits.paints.size() > 1 || traits.materials.size() > 1 || traits.sheens.size() > 1) {
      refuseTwo(traits);
      return null;
    }
    Paint paint = traits.paints.isEmpty() ? null : traits.paints.getFirst();
    List<Finish> fitting = Catalogue.finishes(archetype, part);
    Optional<Finish> finish = finish(traits, paint, fitting);
    if (finish.isEmpty() && (!traits.materials.isEmpty() || needsFinish(traits, fitting))) {
      String words = words(traits);
      refuse(archetype, words, words);
      return null;
    }
    return new Look(colour(traits, paint, finish.orElse(null)), finish.orElse(null));
  }

  private static @Nullable Colour colour(
      Traits traits, @Nullable Paint paint, @Nullable Finish finish) {
    if (paint == null) {
      return "DARK".equals(traits.shade) ? DARK : null;
    }
    return paint.finish() != null && paint.finish() == finish ? null : paint.colour();
  }

  private static Optional<Finish> finish(
      Traits traits, @Nullable Paint paint, List<Finish> fitting) {
    String material = traits.materials.isEmpty() ? "" : traits.materials.iterator().next();
    String sheen = traits.sheens.isEmpty() ? "" : traits.sheens.iterator().next();
    Finish metal = paint == null ? null : paint.finish();
    if (material.equals("METAL")) {
      Finish named = sheen.equals("BRUSHED") ? BRUSHED_STEEL : metal == null ? STEEL : metal;
      return Optional.of(named).filter(fitting::contains).filter(f -> shines(f, sheen));
    }
    if (material.isEmpty()) {
      return metal != null && fitting.contains(metal) && sheen.isEmpty()
          ? Optional.of(metal)
          : sheen(sheen, fitting);
    }
    return withSheen(Finish.valueOf(material), sheen).filter(fitting::contains);
  }

  /** Whether a metal can be had with that sheen. */
  private static boolean shines(Finish finish, String sheen) {
    return sheen.isEmpty() || sheen.equals("GLOSSY") || finish == BRUSHED_STEEL;
  }

  /** A material of which only the sheen is said. */
  private static Optional<Finish> sheen(String sheen, List<Finish> fitting) {
    Finish usual = fitting.isEmpty() ? null : fitting.getFirst();
    return switch (sheen) {
      case "MATT" ->
          usual != null && MATT.contains(usual)
              ? Optional.empty()
              : first(fitting, usual == CERAMIC ? MATT_CERAMIC : MATT_PLASTIC, FROSTED_GLASS);
      case "FROSTED" -> first(fitting, usual == GLASS ? FROSTED_GLASS : MATT_PLASTIC);
      case "CLEAR" -> first(fitting, GLASS);
      case "BRUSHED" -> first(fitting, BRUSHED_STEEL);
      case "GLOSSY" ->
          usual != null && GLOSSY.contains(usual)
              ? Optional.empty()
              : first(fitting, CERAMIC, PLASTIC);
      default -> Optional.empty();
    };
  }

  /** Whether a sheen was asked for that the usual material has not. */
  private static boolean needsFinish(Traits traits, List<Finish> fitting) {
    if (traits.sheens.isEmpty() || fitting.isEmpty()) {
      return !traits.sheens.isEmpty();
    }
    return switch (traits.sheens.iterator().next()) {
      case "MATT" -> !MATT.contains(fitting.getFirst());
      case "GLOSSY" -> !GLOSSY.contains(fitting.getFirst());
      default -> true;
    };
  }

  private static Optional<Finish> first(List<Finish> fitting, Finish... wanted) {
    return List.of(wanted).stream().filter(fitting::contains).findFirst();
  }

  /** A named material with a sheen, where there is such a thing. */
  private static Optional<Finish> withSheen(Finish finish, String sheen) {
    return switch (sheen) {
      case "" -> Optional.of(finish);
      case "MATT" -> Optional.of(MATT_OF.getOrDefault(finish, finish)).filter(MATT::contains);
      case "FROSTED" -> Optional.of(MATT_OF.getOrDefault(finish, finish)).filter(FROSTED::contains);
      case "CLEAR" -> Optional.of(finish).filter(f -> f == GLASS);
      case "BRUSHED" -> finish == STEEL ? Optional.of(BRUSHED_STEEL) : Optional.empty();
      default -> Optional.of(finish).filter(GLOSSY::contains);
    };
  }

  private void refuse(Archetype archetype, String english, String chinese) {
    refusals.because(
        "A "
            + EnglishNames.name(archetype)
            + " cannot be made with "
            + Refusals.quoted(english)
            + ".",
        ChineseNames.name(archetype) + "无法做成" + Refusals.quotedChinese(chinese) + "。");
  }

  private void refuseTwo(Traits traits) {
    String words = words(traits);
    refusals.because(
        "A part has one colour and one material, not " + Refusals.quoted(words) + ".",
        "一个部分只能有一种颜色和一种材质，不能是" + Refusals.quotedChinese(words) + "。");
  }

  /** The adjectives as they were written. */
  static String words(Traits traits) {
    StringBuilder text = new StringBuilder();
    for (Word word : traits.words.stream().limit(8).toList()) {
      text.append(text.isEmpty() || word.chinese() ? "" : " ").append(word.text());
    }
    return text.toString();
  }
}
