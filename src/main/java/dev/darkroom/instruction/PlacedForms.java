package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Look;
import dev.darkroom.engine.operation.MatchPalette;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Tone;
import dev.darkroom.engine.operation.Touch;
import dev.darkroom.instruction.Parameter.Amount;
import dev.darkroom.instruction.Parameter.Aside;
import dev.darkroom.instruction.Parameter.Hex;
import dev.darkroom.instruction.Parameter.Shaped;
import dev.darkroom.instruction.Parameter.Word;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations on a place that their target names. */
final class PlacedForms {
  private static final Pattern PICTURE = Pattern.compile("picture (?:[2-9]|1[0-6])");
  private static final Set<Class<? extends Where>> ANYWHERE =
      Set.of(
          Where.Whole.class,
          Where.CallerMask.class,
          Where.Subject.class,
          Where.Background.class,
          Where.Coloured.class,
          Where.Sky.class,
          Where.Area.class,
          Where.Box.class,
          Where.Point.class,
          Where.Which.class,
          Where.Faces.class);
  private static final Set<Class<? extends Where>> ANYTHING =
      Stream.concat(ANYWHERE.stream(), Stream.of(Where.Text.class)).collect(Collectors.toSet());
  private static final Set<Class<? extends Where>> REMOVABLE =
      Set.of(
          Where.CallerMask.class,
          Where.Subject.class,
          Where.Coloured.class,
          Where.Text.class,
          Where.Box.class,
          Where.Point.class,
          Where.Which.class);

  static final List<OperationForm> ALL =
      List.of(
          OperationForm.placed(
              Intent.RECOLOR,
              "gives a place another colour, shading kept",
              ANYTHING,
              List.of(new Hex("colour")),
              (where, values) -> new Recolor(where, values.colour("colour"))),
          OperationForm.placed(
              Intent.REMOVE,
              "takes something away; of text, a position may be said",
              REMOVABLE,
              List.of(Word.of("position", Position.values()).orAbsent()),
              PlacedForms::remove),
          OperationForm.placed(
              Intent.TONE,
              "changes the light or the colours of a place",
              ANYWHERE,
              List.of(Word.of("tone", Tone.values()), Amount.between("percent", -100, 200)),
              (where, values) ->
                  new AdjustTone(
                      where,
                      values.constant("tone", Tone.values(), Word::spelled),
                      values.amount("percent") / 100)),
          OperationForm.placed(
              Intent.STYLE,
              "gives a place a look",
              ANYWHERE,
              List.of(
                  new Word("look", Stream.of(Look.values()).map(Look::label).toList(), false),
                  Amount.between("strength", 0, 1)),
              (where, values) ->
                  new ApplyLook(
                      where,
                      values.constant("look", Look.values(), Look::label),
                      values.amount("strength"))),
          OperationForm.placed(
              Intent.RETOUCH,
              "sharpens, blurs or cleans a place; smooth skin and remove blemishes touch skin"
                  + " alone",
              ANYWHERE,
              List.of(Word.of("touch", Touch.values()), Amount.between("strength", 0, 1)),
              (where, values) ->
                  new Retouch(
                      where,
                      values.constant("touch", Touch.values(), Word::spelled),
                      values.amount("strength"))),
          OperationForm.placed(
              Intent.STYLE,
              "gives a place the colours and the contrast of another picture",
              ANYWHERE,
              List.of(
                  new Shaped("palette", PICTURE, "\"picture 2\" or another number"),
                  Amount.between("strength", 0, 1),
                  new Aside("transfers")),
              (where, values) ->
                  new MatchPalette(
                      where,
                      Integer.parseInt(values.word("palette").substring("picture ".length())),
                      values.amount("strength"))));

  private PlacedForms() {}

  private static Operation remove(Where where, Values values) {
    if (!values.has("position")) {
      return new Remove(where);
    }
    if (!(where instanceof Where.Text)) {
      throw new UnreadablePlan("only text has a position");
    }
    return new Remove(new Where.Text(values.position("position")));
  }
}
