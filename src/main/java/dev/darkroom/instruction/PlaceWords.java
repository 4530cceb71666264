package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Length;
import dev.darkroom.engine.mask.Pick;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places as plans write them, read again. */
final class PlaceWords {
  private static final Pattern COLOURED =
      Pattern.compile("(parts|[a-z][a-z ]{0,40}) (?:coloured|in) (#[0-9a-fA-F]{6})");
  private static final Pattern AREA = Pattern.compile("(?:area ([a-z ]+)|([a-z ]+) area)");
  private static final Pattern TEXT = Pattern.compile("text at ([a-z ]+)");
  private static final String LENGTH = "(\\d{1,6}(?:\\.\\d{1,2})?%?)";
  private static final Pattern BOX =
      Pattern.compile(
          "(?:box|([a-z][a-z ]{0,40}) in the box) at L, L of L x L".replace("L", LENGTH));
  private static final Pattern POINT = Pattern.compile("what is at L, L".replace("L", LENGTH));
  private static final Pattern WHICH =
      Pattern.compile("(.{1,80}), (?:number ([1-9]\\d?) (from [a-z]+)|the one ([a-z ]+))");
  private static final Pattern NOUN = Pattern.compile("[a-z][a-z ]{0,40}");

  private PlaceWords() {}

  /** The place; empty when the words name none. */
  static Optional<Where> parse(String target) {
    return switch (target) {
      case "whole picture", "picture" -> Optional.of(new Where.Whole());
      case "mask", "masked region", "masked area" -> Optional.of(new Where.CallerMask());
      case "subject" -> Optional.of(new Where.Subject("", Where.Kind.ANY));
      case "product" -> Optional.of(new Where.Subject("", Where.Kind.PRODUCT));
      case "person" -> Optional.of(new Where.Subject("", Where.Kind.PERSON));
      case "background" -> Optional.of(new Where.Background());
      case "sky" -> Optional.of(new Where.Sky());
      case "faces" -> Optional.of(new Where.Faces());
      case "text" -> Optional.of(new Where.Text(null, true));
      case "text or mark" -> Optional.of(new Where.Text(null));
      default -> composed(target);
    };
  }

  private static Optional<Where> composed(String target) {
    Matcher coloured = COLOURED.matcher(target);
    if (coloured.matches()) {
      String noun = coloured.group(1);
      boolean named = !noun.equals("part") && !noun.equals("parts");
      return Optional.of(
          new Where.Coloured(
              Colours.parse(coloured.group(2)), named ? noun : null, noun.equals("parts")));
    }
    Matcher area = AREA.matcher(target);
    if (area.matches()) {
      return position(area.group(1) == null ? area.group(2) : area.group(1)).map(Where.Area::new);
    }
    Matcher text = TEXT.matcher(target);
    return text.matches() ? position(text.group(1)).map(Where.Text::new) : measured(target);
  }

  /** What numbers say: a box, a point, one of several. */
  private static Optional<Where> measured(String target) {
    Matcher box = BOX.matcher(target);
    if (box.matches()) {
      return Optional.of(
          new Where.Box(
              length(box.group(2)),
              length(box.group(3)),
              length(box.group(4)),
              length(box.group(5)),
              box.group(1)));
    }
    Matcher point = POINT.matcher(target);
    if (point.matches()) {
      return Optional.of(new Where.Point(length(point.group(1)), length(point.group(2))));
    }
    Matcher which = WHICH.matcher(target);
    return which.matches() ? which(which) : Optional.empty();
  }

  private static Optional<Where> which(Matcher words) {
    String counted = words.group(3);
    boolean single = counted == null;
    Optional<Pick> pick =
        Arrays.stream(Pick.values())
            .filter(one -> one.name().startsWith("FROM_") != single)
            .filter(one -> Parameter.Word.spelled(one).equals(single ? words.group(4) : counted))
            .findFirst();
    int number = single ? 1 : Integer.parseInt(words.group(2));
    return pick.flatMap(
        meant -> among(words.group(1)).map(among -> new Where.Which(among, meant, number)));
  }

  /** Several things: a place that may hold some, or things by their noun. */
  private static Optional<Where> among(String target) {
    Optional<Where> place =
        parse(target)
            .filter(found -> !(found instanceof Where.Which || found instanceof Where.Whole));
    return place.isEmpty() && NOUN.matcher(target).matches()
        ? Optional.of(new Where.Subject(target, Where.Kind.ANY))
        : place;
  }

  private static Length length(String words) {
    return words.endsWith("%")
        ? Length.share(Double.parseDouble(words.substring(0, words.length() - 1)) / 100)
        : Length.pixels(Double.parseDouble(words));
  }

  /** The noun that a place is told by; empty where there is none. */
  static String noun(Where where) {
    return switch (where) {
      case Where.Subject(var noun, _) -> noun;
      case Where.Coloured(_, var noun, _) -> noun == null ? "" : noun;
      case Where.Box(_, _, _, _, var noun) -> noun == null ? "" : noun;
      case Where.Which(var among, _, _) -> noun(among);
      case Where.Whole _,
          Where.CallerMask _,
          Where.Background _,
          Where.Sky _,
          Where.Area _,
          Where.Text _,
          Where.Point _,
          Where.Faces _ ->
          "";
    };
  }

  private static Optional<Position> position(String words) {
    return Arrays.stream(Position.values())
        .filter(position -> Parameter.Word.spelled(position).equals(words))
        .findFirst();
  }

  /** How a kind of place is written. */
  static String example(Class<? extends Where> kind) {
    return switch (kind.getSimpleName()) {
      case "Whole" -> "\"picture\"";
      case "CallerMask" -> "\"mask\"";
      case "Subject" -> "\"subject\" | \"product\" | \"person\"";
      case "Background" -> "\"background\"";
      case "Sky" -> "\"sky\"";
      case "Coloured" -> "\"part coloured #rrggbb\" | \"parts coloured #rrggbb\"";
      case "Area" -> "\"top left area\" (or another position)";
      case "Text" -> "\"text\"";
      case "Box" ->
          "\"box at 120, 80 of 300 x 200\" (left, top, width, height in pixels or %)"
              + " | \"NOUN in the box at ...\"";
      case "Point" -> "\"what is at 350, 200\"";
      case "Which" ->
          "\"NOUN, number 2 from left\" | \"NOUN, the one largest\" (one of several alike; NOUN of"
              + " the instruction, or subject, or parts coloured #rrggbb)";
      case "Faces" -> "\"faces\"";
      default -> throw new IllegalArgumentException("A kind of place without words: " + kind);
    };
  }
}
