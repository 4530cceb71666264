package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.ReplaceSky;
import dev.darkroom.engine.scenery.Scenery;
import dev.darkroom.instruction.Parameter.Amount;
import dev.darkroom.instruction.Parameter.Aside;
import dev.darkroom.instruction.Parameter.Hex;
import dev.darkroom.instruction.Parameter.Word;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is put behind the subject, and other skies. */
final class BackgroundForms {
  private static final String TINTED = "the rest of the picture, slightly";

  static final List<OperationForm> ALL =
      List.of(
          backdrop(
              "makes it transparent", "transparent", List.of(), _ -> new Backdrop.Transparent()),
          backdrop(
              "puts one colour behind the subject",
              "solid",
              List.of(new Hex("color")),
              values -> new Backdrop.Solid(values.colour("color"))),
          backdrop(
              "puts two colours behind the subject, running into each other",
              "gradient",
              List.of(
                  new Hex("from"),
                  new Hex("to"),
                  new Word("direction", List.of("top to bottom", "left to right"), false)),
              values ->
                  new Backdrop.Gradient(
                      values.colour("from"),
                      values.colour("to"),
                      values.word("direction").equals("top to bottom"))),
          backdrop(
              "blurs it",
              "blurred",
              List.of(Amount.between("strength", 0, 1)),
              values -> new Backdrop.Blurred(values.amount("strength"))),
          backdrop(
              "puts a studio sweep behind the subject",
              "studio",
              List.of(new Hex("color")),
              values -> new Backdrop.Studio(values.colour("color"))),
          backdrop(
              "puts a scene from the library behind the subject",
              "scene",
              List.of(
                  new Word(
                      "scene", Stream.of(Scenery.values()).map(Scenery::english).toList(), false),
                  new Aside("illustrative")),
              values ->
                  new Backdrop.Scenic(
                      values.constant("scene", Scenery.values(), Scenery::english))),
          backdrop(
              "puts another picture behind the subject",
              "picture",
              List.of(Amount.whole("picture", 2, OperationForms.PICTURES_MAX)),
              values -> new Backdrop.Picture(values.whole("picture"))),
          OperationForm.placeless(
              Intent.BACKGROUND,
              "replaces the sky alone; \"none\" where all the rest is to stay as it is",
              List.of(
                  new Word(
                      "sky",
                      Stream.of(Scenery.values())
                          .filter(Scenery::isSky)
                          .map(Scenery::english)
                          .toList(),
                      false),
                  new Word("tint", List.of(TINTED, "none"), false),
                  new Aside("illustrative")),
              values ->
                  new ReplaceSky(
                      values.constant("sky", Scenery.values(), Scenery::english),
                      values.word("tint").equals(TINTED))));

  private BackgroundForms() {}

  private static OperationForm backdrop(
      String does, String word, List<Parameter> parameters, Function<Values, Backdrop> behind) {
    List<Parameter> all =
        Stream.concat(Stream.of(Word.fixed("backdrop", word)), parameters.stream()).toList();
    return OperationForm.placeless(
        Intent.BACKGROUND, does, all, values -> new ReplaceBackground(behind.apply(values)));
  }
}
