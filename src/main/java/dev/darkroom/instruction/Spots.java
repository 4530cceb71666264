package dev.darkroom.instruction;

import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.mask.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where a new thing is to stand: 在桌面上, "on the left", "next to the product". */
final class Spots {
  private static final Set<String> BESIDE =
      Set.of(
          "next to", "beside", "near", "by", "by the", "close", "alongside", "旁", "旁边", "附近", "边上");

  /** Places that need to be known in three dimensions, or are covered by what is there. */
  private static final Set<String> HIDDEN =
      Set.of(
          "under",
          "behind",
          "inside",
          "between",
          "through",
          "off",
          "from",
          "across",
          "above it",
          "within",
          "over",
          "around the",
          "下",
          "后",
          "后面",
          "underneath",
          "below",
          "above");

  private static final Set<String> BEFORE = Set.of("in front of", "前", "前面");

  /** Behind a noun these are no parts of the frame: 桌子上面, 桌子下面. */
  private static final Set<String> UPON = Set.of("上面", "上边", "上方", "上部");

  private static final Set<String> BENEATH = Set.of("下面", "下边", "下方", "正下方", "底部");

  private Spots() {}

  /** The spot, or nothing when the words cannot be followed. */
  static Optional<Spot> read(List<Token> tokens) {
    Position position = null;
    boolean beside = false;
    boolean before = false;
    boolean surface = false;
    boolean subject = false;
    for (Token token : tokens) {
      String noun = token.value(Kind.NOUN);
      if (HIDDEN.contains(token.text())) {
        return Optional.empty();
      } else if (BESIDE.contains(token.text())) {
        beside = true;
      } else if (BEFORE.contains(token.text())) {
        before = true;
      } else if (surface && UPON.contains(token.text())) {
        // Says no more than the surface did.
      } else if ((surface || subject) && BENEATH.contains(token.text())) {
        return Optional.empty();
      } else if (position(token) != null) {
        if (position != null) {
          return Optional.empty();
        }
        position = position(token);
      } else if (token.is(Kind.SURFACE)) {
        surface = true;
      } else if (noun != null && !frame(Thing.valueOf(noun))) {
        if (!subject(Thing.valueOf(noun)) || subject) {
          return Optional.empty();
        }
        subject = true;
      } else if (token.is(Role.PRONOUN)) {
        subject = true;
      } else if (noun == null && !grammar(token)) {
        return Optional.empty();
      }
    }
    if (before) {
      boolean alone = subject && position == null && !beside && !surface;
      return alone ? Optional.of(new Spot.Before()) : Optional.empty();
    }
    return spot(position, beside, surface, subject);
  }

  /** "To the right" may also be a turn. */
  private static @Nullable Position position(Token token) {
    String position = token.value(Kind.POSITION);
    if (position != null) {
      return Position.valueOf(position);
    }
    String turn = token.value(Kind.TURN);
    return "CLOCKWISE".equals(turn)
        ? Position.RIGHT
        : "ANTICLOCKWISE".equals(turn) ? Position.LEFT : null;
  }

  private static Optional<Spot> spot(
      @Nullable Position position, boolean beside, boolean surface, boolean subject) {
    if (subject) {
      boolean sideways = position == Position.LEFT || position == Position.RIGHT;
      if (surface || (position == null ? !beside : !sideways)) {
        return Optional.empty();
      }
      return Optional.of(new Spot.Beside(position));
    }
    if (beside) {
      return surface ? Optional.empty() : Optional.of(new Spot.Beside(null));
    }
    return Optional.of(position == null ? new Spot.Anywhere() : new Spot.Area(position));
  }

  /** Words for the frame itself: "of the picture", 画面. */
  private static boolean frame(Thing thing) {
    return switch (thing) {
      case PICTURE, SCENERY, SIDE, REGION -> true;
      case SUBJECT,
          PRODUCT,
          THING,
          PERSON,
          BACKGROUND,
          SKY,
          TEXT,
          MARK,
          TILED_MARK,
          BYSTANDER,
          PART,
          BODY_PART ->
          false;
    };
  }

  private static boolean subject(Thing thing) {
    return thing == Thing.SUBJECT
        || thing == Thing.PRODUCT
        || thing == Thing.THING
        || thing == Thing.PERSON;
  }

  private static boolean grammar(Token token) {
    return token.is(Kind.STOP)
        || token.is(Role.PREPOSITION)
        || token.is(Role.INTO)
        || token.is(Role.AT)
        || token.is(Role.BY)
        || token.is(Role.OF)
        || token.is(Role.BA)
        || token.is(Role.LOCATION)
        || token.is(Role.TOWARDS);
  }
}
