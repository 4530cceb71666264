package dev.darkroom.instruction;

import dev.darkroom.engine.insert.Quality;
import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.AddObject;
import dev.darkroom.engine.operation.EraseText;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.PlaceLogo;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.operation.WriteText;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.instruction.Parameter.Amount;
import dev.darkroom.instruction.Parameter.Flag;
import dev.darkroom.instruction.Parameter.Hex;
import dev.darkroom.instruction.Parameter.Shaped;
import dev.darkroom.instruction.Parameter.Word;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written on a picture or put into it. */
final class AddedForms {
  private static final Pattern LOOKS = Pattern.compile("[a-zA-Z0-9#,; ]{1,200}");
  private static final Pattern WORDS = Pattern.compile("(?s).{1,200}");
  private static final String COPIED = "\"words of the instruction, copied letter by letter\"";
  private static final List<String> SPOTS =
      Stream.concat(
              Stream.of(Position.values()).map(Word::spelled),
              Stream.of(
                  "any surface",
                  "beside the subject",
                  "left of the subject",
                  "right of the subject",
                  "before the subject"))
          .toList();

  private static final OperationForm OBJECT =
      new OperationForm(
          Intent.ADD,
          "renders 1 to 3 objects into the picture",
          Set.of(),
          Stream.of(Archetype.values()).map(Word::spelled).collect(Collectors.joining(" | "))
              + " (all alike), or one for each object with commas between",
          List.of(
              Amount.whole("count", 1, AddObject.ITEMS_MAX),
              new Shaped(
                  "look",
                  LOOKS,
                  "\"usual\", or parts with a colour, a material or both, such as \"body #ff0000"
                      + " ceramic, lid gold\", with a semicolon between objects. Parts: "
                      + spelled(Part.values())
                      + ". Materials: "
                      + spelled(Finish.values())),
              new Word("place", SPOTS, false),
              Amount.between("size", 0.02, 1).orAbsent(),
              Amount.between("pitch", 1, 80).orAbsent()),
          (_, values) ->
              new AddObject(
                  ItemWords.parse(values.target(), values.whole("count"), values.word("look")),
                  spot(values.word("place")),
                  values.amountOrNull("size"),
                  values.amountOrNull("pitch"),
                  Quality.FINE));

  static final List<OperationForm> ALL =
      List.of(
          OBJECT,
          OperationForm.placeless(
              Intent.ADD,
              "pastes another picture on it as it is, such as a logo; size is a share of the"
                  + " shorter side",
              List.of(
                  Amount.whole("logoPicture", 1, OperationForms.PICTURES_MAX),
                  Amount.whole("scenePicture", 1, OperationForms.PICTURES_MAX),
                  Word.of("position", Position.values()).orAbsent(),
                  Amount.between("size", 0.01, 1).orAbsent(),
                  Amount.between("opacity", 0.01, 1)),
              AddedForms::logo),
          OperationForm.placeless(
              Intent.TEXT,
              "writes words on the picture; size is a share of the shorter side, above 1 pixels",
              List.of(
                  new Shaped("text", WORDS, COPIED),
                  Word.of("position", Position.values()).orAbsent(),
                  new Hex("color", true),
                  Amount.between("size", 0.005, 2000).orAbsent(),
                  new Flag("bold", false),
                  Amount.between("opacity", 0.01, 1),
                  new Flag("vertical", true)),
              AddedForms::write),
          OperationForm.placeless(
              Intent.TEXT,
              "writes other words where a line of text stands; without \"old\" where the only line"
                  + " stands",
              List.of(
                  new Shaped("old", WORDS, COPIED, true),
                  new Shaped("new", WORDS, COPIED),
                  Word.of("position", Position.values()).orAbsent()),
              values ->
                  new ReplaceText(
                      values.wordOrNull("old"),
                      values.word("new"),
                      values.positionOrNull("position"))),
          OperationForm.placeless(
              Intent.TEXT,
              "takes a line of text away that says something",
              List.of(
                  new Shaped("old", WORDS, COPIED),
                  Word.of("position", Position.values()).orAbsent()),
              values -> new EraseText(values.word("old"), values.positionOrNull("position"))));

  private AddedForms() {}

  private static Operation write(Values values) {
    return new WriteText(
        values.word("text"),
        values.positionOrNull("position"),
        values.has("color") ? values.colour("color") : null,
        values.amountOrNull("size"),
        values.flag("bold"),
        values.amount("opacity"),
        values.flag("vertical"));
  }

  private static Operation logo(Values values) {
    int logo = values.whole("logoPicture");
    int scene = values.whole("scenePicture");
    if (logo == scene) {
      throw new UnreadablePlan("a picture is pasted on itself");
    }
    return new PlaceLogo(
        logo,
        scene,
        values.positionOrNull("position"),
        values.amountOrNull("size"),
        values.amount("opacity"));
  }

  private static Spot spot(String words) {
    return switch (words) {
      case "any surface" -> new Spot.Anywhere();
      case "beside the subject" -> new Spot.Beside(null);
      case "left of the subject" -> new Spot.Beside(Position.LEFT);
      case "right of the subject" -> new Spot.Beside(Position.RIGHT);
      case "before the subject" -> new Spot.Before();
      default ->
          new Spot.Area(
              Stream.of(Position.values())
                  .filter(position -> Word.spelled(position).equals(words))
                  .findFirst()
                  .orElseThrow(() -> new UnreadablePlan("the place is none of its words")));
    };
  }

  private static String spelled(Enum<?>... constants) {
    return Stream.of(constants).map(Word::spelled).collect(Collectors.joining(", "));
  }
}
