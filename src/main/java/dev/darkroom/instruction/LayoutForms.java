package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.AddBorder;
import dev.darkroom.engine.operation.Centre;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.CropToSubject;
import dev.darkroom.engine.operation.Extend;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.FitRatio;
import dev.darkroom.engine.operation.Flip;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.RoundCorners;
import dev.darkroom.engine.operation.Scale;
import dev.darkroom.engine.operation.ScaleTo;
import dev.darkroom.engine.operation.Straighten;
import dev.darkroom.instruction.Parameter.Amount;
import dev.darkroom.instruction.Parameter.Flag;
import dev.darkroom.instruction.Parameter.Hex;
import dev.darkroom.instruction.Parameter.Shaped;
import dev.darkroom.instruction.Parameter.Word;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Operations on the frame, and joining pictures. */
final class LayoutForms {
  private static final Pattern RATIO = Pattern.compile("[1-9]\\d{0,3}:[1-9]\\d{0,3}");

  static final List<OperationForm> ALL =
      List.of(
          OperationForm.placeless(
              Intent.EXTRACT, "cuts the subject out", List.of(), _ -> new Extract()),
          layout("moves the subject to the middle", List.of(), _ -> new Centre()),
          layout(
              "crops to the subject with a margin, a share of its longer side",
              List.of(Amount.between("margin", 0, 2)),
              values -> new CropToSubject(values.amount("margin"))),
          layout(
              "keeps a part of the frame; shares of width and height",
              List.of(
                  Word.of("towards", Position.values()),
                  Amount.between("widthShare", 0.01, 1),
                  Amount.between("heightShare", 0.01, 1)),
              values ->
                  new Crop(
                      values.position("towards"),
                      values.amount("widthShare"),
                      values.amount("heightShare"))),
          layout(
              "changes the aspect ratio",
              List.of(new Shaped("ratio", RATIO, "\"16:9\" and the like")),
              values -> ratio(values.word("ratio"))),
          layout(
              "gives the picture a size in pixels",
              List.of(Amount.whole("width", 16, 8192), Amount.whole("height", 16, 8192)),
              values -> new Resize(values.whole("width"), values.whole("height"))),
          layout(
              "enlarges or shrinks the picture",
              List.of(Amount.between("factor", 0.05, 8)),
              values -> new Scale(values.amount("factor"))),
          layout(
              "turns the picture clockwise",
              List.of(Amount.between("degrees", -360, 360)),
              values -> new Rotate(values.amount("degrees"))),
          layout(
              "mirrors the picture",
              List.of(new Word("direction", List.of("horizontal", "vertical"), false)),
              values -> new Flip(values.word("direction").equals("horizontal"))),
          layout(
              "adds plain background at the sides, shares of width and height",
              List.of(
                  Amount.between("left", 0, 4),
                  Amount.between("top", 0, 4),
                  Amount.between("right", 0, 4),
                  Amount.between("bottom", 0, 4)),
              values ->
                  new Extend(
                      values.amount("left"),
                      values.amount("top"),
                      values.amount("right"),
                      values.amount("bottom"))),
          layout(
              "turns the picture until its lines stand level and upright",
              List.of(new Flag("straighten", false)),
              LayoutForms::straighten),
          layout(
              "gives the longer side a length in pixels, such as 3840 for 4K",
              List.of(Amount.whole("longerSide", 16, 8192)),
              values -> new ScaleTo(values.whole("longerSide"))),
          layout(
              "puts a border around the picture, its width in pixels or as a share of the shorter"
                  + " side",
              List.of(
                  new Hex("border"),
                  Amount.between("share", 0.001, 0.5).orAbsent(),
                  Amount.whole("pixels", 1, 1000).orAbsent()),
              values ->
                  new AddBorder(
                      values.colour("border"), share(values, "share"), pixels(values, "pixels"))),
          layout(
              "rounds the corners, by a share of the shorter side",
              List.of(Amount.between("radius", 0.001, 0.5)),
              values -> new RoundCorners(values.amount("radius"), 0)),
          layout(
              "rounds the corners, by pixels",
              List.of(Amount.whole("radiusPixels", 1, 4000)),
              values -> new RoundCorners(0, values.whole("radiusPixels"))),
          OperationForm.placeless(
              Intent.FUSE,
              "places the subject of one picture in another; height is its share of the scene's",
              List.of(
                  Amount.whole("subjectPicture", 1, OperationForms.PICTURES_MAX),
                  Amount.whole("scenePicture", 1, OperationForms.PICTURES_MAX),
                  Word.of("position", Position.values()).orAbsent(),
                  Amount.between("height", 0.05, 1).orAbsent()),
              LayoutForms::fuse));

  private LayoutForms() {}

  private static Operation fuse(Values values) {
    int subject = values.whole("subjectPicture");
    int scene = values.whole("scenePicture");
    if (subject == scene) {
      throw new UnreadablePlan("a picture is placed in itself");
    }
    return new Fuse(
        subject, scene, values.positionOrNull("position"), values.amountOrNull("height"));
  }

  private static Operation straighten(Values values) {
    if (!values.flag("straighten")) {
      throw new UnreadablePlan("nothing is asked for");
    }
    return new Straighten();
  }

  private static Operation ratio(String words) {
    String[] sides = words.split(":", 2);
    return new FitRatio(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }

  /** A share, where no pixels are given; 0 where they are. */
  private static double share(Values values, String name) {
    if (values.has(name) == values.has("pixels")) {
      throw new UnreadablePlan("either a share or pixels are needed");
    }
    return values.has(name) ? values.amount(name) : 0;
  }

  private static int pixels(Values values, String name) {
    return values.has(name) ? values.whole(name) : 0;
  }

  private static OperationForm layout(
      String does, List<Parameter> parameters, Function<Values, Operation> maker) {
    return OperationForm.placeless(Intent.LAYOUT, does, parameters, maker);
  }
}
