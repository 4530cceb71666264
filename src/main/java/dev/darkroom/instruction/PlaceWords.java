package dev.darkroom.instruction;

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
      case "text", "text or mark" -> Optional.of(new Where.Text(null));
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
    return text.matches() ? position(text.group(1)).map(Where.Text::new) : Optional.empty();
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
      default -> throw new IllegalArgumentException("A kind of place without words: " + kind);
    };
  }
}
