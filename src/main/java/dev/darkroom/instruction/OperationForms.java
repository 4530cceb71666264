package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Centre;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.CropToSubject;
import dev.darkroom.engine.operation.Extend;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.FitRatio;
import dev.darkroom.engine.operation.Flip;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Look;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.Scale;
import dev.darkroom.engine.operation.Tone;
import dev.darkroom.engine.operation.Touch;
import dev.darkroom.instruction.Parameter.Amount;
import dev.darkroom.instruction.Parameter.Hex;
import dev.darkroom.instruction.Parameter.Shaped;
import dev.darkroom.instruction.Parameter.Word;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that may come as data, in the form that plans write. A new operation is one line
 * here; until it has one, no planner can ask for it.
 */
final class OperationForms {
  private static final int PICTURES_MAX = 16;
  private static final Pattern RATIO = Pattern.compile("[1-9]\\d{0,3}:[1-9]\\d{0,3}");
  private static final Set<Class<? extends Where>> NOWHERE = Set.of();
  private static final Set<Class<? extends Where>> ANYWHERE =
      Set.of(
          Where.Whole.class,
          Where.CallerMask.class,
          Where.Subject.class,
          Where.Background.class,
          Where.Coloured.class,
          Where.Sky.class,
          Where.Area.class);
  private static final Set<Class<? extends Where>> ANYTHING =
      Stream.concat(ANYWHERE.stream(), Stream.of(Where.Text.class)).collect(Collectors.toSet());
  private static final Set<Class<? extends Where>> REMOVABLE =
      Set.of(Where.CallerMask.class, Where.Subject.class, Where.Coloured.class, Where.Text.class);

  private static final List<OperationForm> PLACED =
      List.of(
          new OperationForm(
              Intent.RECOLOR,
              "gives a place another colour, shading kept",
              ANYTHING,
              List.of(new Hex("colour")),
              (where, values) -> new Recolor(where, values.colour("colour"))),
          new OperationForm(
              Intent.REMOVE,
              "takes something away; of text, a position may be said",
              REMOVABLE,
              List.of(Word.of("position", Position.values()).orAbsent()),
              OperationForms::remove),
          new OperationForm(
              Intent.TONE,
              "changes the light or the colours of a place",
              ANYWHERE,
              List.of(Word.of("tone", Tone.values()), amount("percent", -100, 200)),
              (where, values) ->
                  new AdjustTone(
                      where,
                      values.constant("tone", Tone.values(), Word::spelled),
                      values.amount("percent") / 100)),
          new OperationForm(
              Intent.STYLE,
              "gives a place a look",
              ANYWHERE,
              List.of(
                  new Word("look", Stream.of(Look.values()).map(Look::label).toList(), false),
                  amount("strength", 0, 1)),
              (where, values) ->
                  new ApplyLook(
                      where,
                      values.constant("look", Look.values(), Look::label),
                      values.amount("strength"))),
          new OperationForm(
              Intent.RETOUCH,
              "sharpens, blurs or cleans a place",
              ANYWHERE,
              List.of(Word.of("touch", Touch.values()), amount("strength", 0, 1)),
              (where, values) ->
                  new Retouch(
                      where,
                      values.constant("touch", Touch.values(), Word::spelled),
                      values.amount("strength"))));

  private static final List<OperationForm> BACKGROUNDS =
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
              List.of(amount("strength", 0, 1)),
              values -> new Backdrop.Blurred(values.amount("strength"))),
          backdrop(
              "puts a studio sweep behind the subject",
              "studio",
              List.of(new Hex("color")),
              values -> new Backdrop.Studio(values.colour("color"))),
          backdrop(
              "puts another picture behind the subject",
              "picture",
              List.of(whole("picture", 2, PICTURES_MAX)),
              values -> new Backdrop.Picture(values.whole("picture"))));

  private static final List<OperationForm> LAYOUTS =
      List.of(
          form(Intent.EXTRACT, "cuts the subject out", List.of(), _ -> new Extract()),
          layout("moves the subject to the middle", List.of(), _ -> new Centre()),
          layout(
              "crops to the subject with a margin, a share of its longer side",
              List.of(amount("margin", 0, 2)),
              values -> new CropToSubject(values.amount("margin"))),
          layout(
              "keeps a part of the frame; shares of width and height",
              List.of(
                  Word.of("towards", Position.values()),
                  amount("widthShare", 0.01, 1),
                  amount("heightShare", 0.01, 1)),
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
              List.of(whole("width", 16, 8192), whole("height", 16, 8192)),
              values -> new Resize(values.whole("width"), values.whole("height"))),
          layout(
              "enlarges or shrinks the picture",
              List.of(amount("factor", 0.05, 8)),
              values -> new Scale(values.amount("factor"))),
          layout(
              "turns the picture clockwise",
              List.of(amount("degrees", -360, 360)),
              values -> new Rotate(values.amount("degrees"))),
          layout(
              "mirrors the picture",
              List.of(new Word("direction", List.of("horizontal", "vertical"), false)),
              values -> new Flip(values.word("direction").equals("horizontal"))),
          layout(
              "adds plain background at the sides, shares of width and height",
              List.of(
                  amount("left", 0, 4),
                  amount("top", 0, 4),
                  amount("right", 0, 4),
                  amount("bottom", 0, 4)),
              values ->
                  new Extend(
                      values.amount("left"),
                      values.amount("top"),
                      values.amount("right"),
                      values.amount("bottom"))),
          form(
              Intent.FUSE,
              "places the subject of one picture in another; height is its share of the scene's",
              List.of(
                  whole("subjectPicture", 1, PICTURES_MAX),
                  whole("scenePicture", 1, PICTURES_MAX),
                  Word.of("position", Position.values()).orAbsent(),
                  new Amount("height", 0.05, 1, false, true)),
              OperationForms::fuse));

  /** All of them. Whoever adds an operation to the engine adds its form to one of these lists. */
  static final List<OperationForm> ALL =
      Stream.of(PLACED, BACKGROUNDS, LAYOUTS).flatMap(List::stream).toList();

  private OperationForms() {}

  /** Makes an operation that has no place of its own. */
  @FunctionalInterface
  private interface Placeless {
    Operation make(Values values);
  }

  @FunctionalInterface
  private interface Behind {
    Backdrop make(Values values);
  }

  /**
   * The operation that the data describes.
   *
   * @throws UnreadablePlan when it is none
   */
  static Operation read(Intent intent, @Nullable String target, Map<?, ?> parameters) {
    UnreadablePlan fault = null;
    for (OperationForm form : ALL) {
      if (form.intent() == intent) {
        try {
          return form.read(target, parameters);
        } catch (UnreadablePlan e) {
          fault = e; // Another form of this intent may fit.
        }
      }
    }
    throw fault != null
        ? fault
        : new UnreadablePlan("no operation is for " + intent.name().toLowerCase(Locale.ROOT));
  }

  private static Operation remove(Where where, Values values) {
    if (!values.has("position")) {
      return new Remove(where);
    }
    if (!(where instanceof Where.Text)) {
      throw new UnreadablePlan("only text has a position");
    }
    return new Remove(new Where.Text(values.position("position")));
  }

  private static Operation fuse(Values values) {
    int subject = values.whole("subjectPicture");
    int scene = values.whole("scenePicture");
    if (subject == scene) {
      throw new UnreadablePlan("a picture is placed in itself");
    }
    return new Fuse(
        subject,
        scene,
        values.has("position") ? values.position("position") : null,
        values.has("height") ? values.amount("height") : null);
  }

  private static Operation ratio(String words) {
    String[] sides = words.split(":", 2);
    return new FitRatio(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }

  private static OperationForm backdrop(
      String does, String word, List<Parameter> parameters, Behind behind) {
    List<Parameter> all =
        Stream.concat(Stream.of(Word.fixed("backdrop", word)), parameters.stream()).toList();
    return form(Intent.BACKGROUND, does, all, values -> new ReplaceBackground(behind.make(values)));
  }

  private static OperationForm layout(String does, List<Parameter> parameters, Placeless maker) {
    return form(Intent.LAYOUT, does, parameters, maker);
  }

  private static OperationForm form(
      Intent intent, String does, List<Parameter> parameters, Placeless maker) {
    return new OperationForm(intent, does, NOWHERE, parameters, (_, values) -> maker.make(values));
  }

  private static Parameter amount(String name, double least, double most) {
    return new Amount(name, least, most, false, false);
  }

  private static Parameter whole(String name, int least, int most) {
    return new Amount(name, least, most, true, false);
  }
}
