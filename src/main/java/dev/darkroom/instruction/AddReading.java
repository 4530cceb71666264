package dev.darkroom.instruction;

import dev.darkroom.engine.insert.Quality;
import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.operation.AddObject;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.instruction.product.ProductReader;
import dev.darkroom.instruction.product.Reading.Understood;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 在桌面上添加一杯咖啡, "put a vase next to the product": a product that can be rendered and where it goes. A
 * mask says the place better than any words.
 */
final class AddReading implements Reading {
  /** What is moved, worn or written is not a new thing that stands somewhere. */
  private static final Set<String> OTHER_VERBS =
      Set.of(
          "move",
          "transfer",
          "transplant",
          "bring",
          "composite",
          "blend into",
          "overlay",
          "attach",
          "移",
          "移到",
          "移动",
          "移动到",
          "移至",
          "移入",
          "戴上",
          "穿上",
          "打上",
          "贴上",
          "贴到",
          "贴在",
          "加一层",
          "画上",
          "叠加",
          "画一个");

  private static final Set<String> INDEFINITE = Set.of("a", "an", "one", "another", "some");

  /** Nouns that are marks on the picture rather than things in it. */
  private static final Set<String> NO_THINGS = Set.of("border", "borders", "边框");

  /** How large a thing is said to be, as a share of the picture's shorter side. */
  private static final Map<String, Double> SIZES =
      Map.ofEntries(
          Map.entry("tiny", 0.1),
          Map.entry("very small", 0.1),
          Map.entry("mini", 0.12),
          Map.entry("small", 0.16),
          Map.entry("little", 0.16),
          Map.entry("large", 0.42),
          Map.entry("big", 0.42),
          Map.entry("huge", 0.6),
          Map.entry("giant", 0.6),
          Map.entry("小小的", 0.1),
          Map.entry("迷你", 0.12),
          Map.entry("小的", 0.16),
          Map.entry("小", 0.16),
          Map.entry("小型", 0.16),
          Map.entry("大的", 0.42),
          Map.entry("大", 0.42),
          Map.entry("大型", 0.42),
          Map.entry("巨大", 0.6),
          Map.entry("巨大的", 0.6));

  private final ProductReader products = new ProductReader();

  /** What is to be added, and the rest of the clause, which says where. */
  private record Parts(List<Token> object, List<Token> place) {}

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    int verb = verb(clause);
    if (verb < 0) {
      return List.of();
    }
    List<Token> before = clause.tokens().subList(0, verb);
    List<Token> behind = clause.tokens().subList(verb + 1, clause.tokens().size());
    Double size = size(behind);
    PlannedOperation unplaced = null;
    for (int end = 1; end <= behind.size(); end++) {
      if (end < behind.size() && !startsPlace(behind.get(end))) {
        continue;
      }
      boolean twice = end < behind.size() && !content(before).isEmpty();
      Understood found = twice ? null : object(clause, behind.subList(0, end));
      if (found == null) {
        continue;
      }
      List<Token> place = end < behind.size() ? behind.subList(end, behind.size()) : before;
      PlannedOperation planned =
          plan(found.shot(), text(behind.subList(0, end)), size, place, context);
      if (planned.supported()) {
        take(clause);
        return List.of(planned);
      }
      unplaced = unplaced == null ? planned : unplaced;
    }
    if (unplaced != null) {
      take(clause);
      return List.of(unplaced);
    }
    return unknown(clause, new Parts(object(behind), before), context);
  }

  /** The size that is said, or null; two sizes are none that can be followed. */
  private static @Nullable Double size(List<Token> tokens) {
    List<Double> said =
        tokens.stream().map(token -> SIZES.get(token.text())).filter(Objects::nonNull).toList();
    return said.size() == 1 ? said.getFirst() : null;
  }

  private static List<Token> sizeless(List<Token> tokens) {
    return size(tokens) == null
        ? tokens
        : tokens.stream().filter(token -> !SIZES.containsKey(token.text())).toList();
  }

  /** Where the verb of adding stands, or -1. */
  private static int verb(Clause clause) {
    if (!clause.hasVerb() || !clause.isAny(Action.ADD, Action.PLACE)) {
      return -1;
    }
    List<Token> tokens = clause.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(Action.ADD) || token.is(Action.PLACE)) {
        return OTHER_VERBS.contains(token.text()) ? -1 : i;
      }
    }
    return -1;
  }

  /** The reading of an object phrase, or null when it is none that can be made. */
  private @Nullable Understood object(Clause clause, List<Token> tokens) {
    boolean moved =
        clause.isAny(Action.PLACE)
            && (clause.all().has(Role.BA) || !indefinite(clause.verbText(), tokens));
    if (moved || content(tokens).isEmpty()) {
      return null;
    }
    return products.read(text(sizeless(tokens))) instanceof Understood found && plain(found.shot())
        ? found
        : null;
  }

  private static boolean indefinite(String verb, List<Token> tokens) {
    return verb.contains("一")
        || tokens.stream()
            .limit(3)
            .anyMatch(
                token ->
                    INDEFINITE.contains(token.text())
                        || token.is(Kind.NUMBER)
                        || "一二两三四五几".indexOf(token.text().charAt(0)) >= 0);
  }

  /** Whether the words describe nothing but things. */
  private static boolean plain(Shot shot) {
    boolean seen =
        shot.angle() == Shot.Angle.RAISED
            || shot.angle() == Shot.Angle.STEEP
            || shot.angle() == Shot.Angle.EYE_LEVEL;
    return shot.ground() == Shot.Ground.STUDIO
        && shot.groundColour() == null
        && shot.backdrop() == null
        && shot.light() == Shot.Light.SOFT_STUDIO
        && shot.framing() == Shot.Framing.USUAL
        && shot.placing() == Shot.Placing.CENTRE
        && seen;
  }

  private static PlannedOperation plan(
      Shot shot, String words, @Nullable Double size, List<Token> place, Context context) {
    if (shot.items().size() > AddObject.ITEMS_MAX) {
      return PlannedOperation.refused(
          Intent.ADD,
          words,
          Reasons.ambiguous("At most 3 objects can be added at once.", "一次最多添加 3 个物体。"));
    }
    Optional<Spot> spot =
        context.given().mask() ? Optional.of(new Spot.Anywhere()) : Spots.read(place);
    if (spot.isEmpty()) {
      return PlannedOperation.refused(
          Intent.ADD, words, Reasons.maskRequired(Words.join(content(place))));
    }
    Double pitch =
        switch (shot.angle()) {
          case EYE_LEVEL -> 12.0;
          case STEEP -> 44.0;
          case RAISED, TOP_DOWN, LOW -> null;
        };
    List<Item> items = shot.items().stream().map(item -> cup(item, words)).toList();
    return PlannedOperation.of(new AddObject(items, spot.get(), size, pitch, Quality.FINE));
  }

  /** A cup of coffee comes with a saucer; a mug of coffee does not. */
  private static Item cup(Item item, String words) {
    boolean mug = words.contains("mug") || words.contains("马克杯");
    return item.archetype() == Archetype.MUG && item.looks().containsKey(Part.CONTENT) && !mug
        ? new Item(Archetype.CUP_AND_SAUCER, item.looks())
        : item;
  }

  /** A thing that cannot be made is refused by its name. */
  private static List<PlannedOperation> unknown(Clause clause, Parts parts, Context context) {
    List<Token> object = content(parts.object());
    boolean thing =
        clause.isAny(Action.ADD)
            && !context.given().lacks(1)
            && object.stream().anyMatch(AddReading::names)
            && clause.tokens().stream().noneMatch(AddReading::elsewhere);
    if (!thing) {
      return List.of();
    }
    take(clause);
    String words = Words.join(object);
    return List.of(PlannedOperation.refused(Intent.ADD, words, Reasons.object(words)));
  }

  /** The first words behind the verb, up to a place. */
  private static List<Token> object(List<Token> behind) {
    int end = 0;
    while (end < behind.size() && (end == 0 || !startsPlace(behind.get(end)))) {
      end++;
    }
    return behind.subList(0, end);
  }

  private static boolean names(Token token) {
    String noun = token.value(Kind.NOUN);
    boolean thing =
        noun != null
            && Set.of(Thing.THING, Thing.PART, Thing.PERSON, Thing.PRODUCT)
                .contains(Thing.valueOf(noun));
    return (thing || token.is(Kind.UNKNOWN) || token.is(Kind.SCENE))
        && !NO_THINGS.contains(token.text());
  }

  /** Writing, marks, looks and shadows are not things that stand in a scene. */
  private static boolean elsewhere(Token token) {
    String noun = token.value(Kind.NOUN);
    boolean mark =
        noun != null
            && Set.of(Thing.TEXT, Thing.MARK, Thing.TILED_MARK, Thing.BYSTANDER, Thing.BACKGROUND)
                .contains(Thing.valueOf(noun));
    return mark
        || NO_THINGS.contains(token.text())
        || token.is(Kind.QUOTED)
        || token.is(Kind.PICTURE)
        || token.is(Kind.BODY)
        || token.is(Kind.MANNER)
        || token.is(Kind.LOOK)
        || token.is(Kind.TOUCH)
        || token.is(Kind.BACKDROP)
        || token.is(Kind.TONE)
        || (token.is(Kind.ATTRIBUTE) && !token.is(Kind.STOP));
  }

  private static boolean startsPlace(Token token) {
    return token.is(Role.PREPOSITION)
        || token.is(Role.INTO)
        || token.is(Role.AT)
        || token.is(Role.BY)
        || token.is(Role.TOWARDS)
        || token.is(Kind.POSITION)
        || token.is(Kind.TURN);
  }

  private static List<Token> content(List<Token> tokens) {
    return tokens.stream().filter(token -> !token.is(Kind.STOP)).toList();
  }

  /** The words as they were written, for the reader of products. */
  private static String text(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(text.isEmpty() || token.chinese() ? "" : " ").append(token.text());
    }
    return text.toString();
  }

  private static void take(Clause clause) {
    while (clause.all().take(_ -> true)) {}
  }
}
