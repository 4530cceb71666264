package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AddBorder;
import dev.darkroom.engine.operation.AddObject;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Centre;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.CropToSubject;
import dev.darkroom.engine.operation.EraseText;
import dev.darkroom.engine.operation.Extend;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.FitRatio;
import dev.darkroom.engine.operation.Flip;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.MatchPalette;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.PlaceLogo;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.ReplaceSky;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.RoundCorners;
import dev.darkroom.engine.operation.Scale;
import dev.darkroom.engine.operation.ScaleTo;
import dev.darkroom.engine.operation.Straighten;
import dev.darkroom.engine.operation.WriteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a plan in one line, for tables: {@code recolor subject:cup #0000ff; keep background}. */
final class PlanNotation {
  private PlanNotation() {}

  static String of(EditPlan plan) {
    List<String> parts = new ArrayList<>();
    plan.operations().forEach(planned -> parts.add(of(planned)));
    plan.protect().forEach(where -> parts.add("keep " + of(where)));
    return String.join("; ", parts);
  }

  private static String of(PlannedOperation planned) {
    Reason reason = planned.reason();
    Operation operation = planned.operation();
    if (operation == null) {
      return "!" + (reason == null ? "" : reason.code()) + " " + planned.intent().label();
    }
    return of(operation);
  }

  private static String of(Operation operation) {
    return switch (operation) {
      case Recolor(Where where, var colour) -> "recolor " + of(where) + " " + colour.hex();
      case Remove(Where where) -> "remove " + of(where);
      case AdjustTone(Where where, var tone, double amount) ->
          "tone " + of(where) + " " + lower(tone) + " " + (amount > 0 ? "+" : "") + amount;
      case ApplyLook(Where where, var look, double strength) ->
          "look " + of(where) + " " + lower(look) + " " + strength;
      case Retouch(Where where, var touch, double strength) ->
          "retouch " + of(where) + " " + lower(touch) + " " + strength;
      case MatchPalette(Where where, int picture, double strength) ->
          "palette " + of(where) + " " + picture + " " + strength;
      case ReplaceBackground(Backdrop backdrop) -> "background " + of(backdrop);
      case ReplaceSky(var scenery, boolean tints) ->
          "sky " + scenery.english() + (tints ? "" : " untinted");
      case Extract() -> "extract";
      case Fuse(int subject, int scene, var position, var height) ->
          "fuse " + subject + " " + scene + " " + lower(position) + " " + height;
      case WriteText w -> of(w);
      case ReplaceText(var old, var text, var position) ->
          "replace text " + old + " > " + text + (position == null ? "" : " " + lower(position));
      case EraseText(var words, var position) ->
          "erase text " + words + (position == null ? "" : " " + lower(position));
      case PlaceLogo(int logo, int scene, var position, var size, double opacity) ->
          "logo " + logo + " " + scene + " " + lower(position) + " " + size + " " + opacity;
      case AddObject added -> of(added);
      default -> layout(operation);
    };
  }

  private static String of(WriteText write) {
    var colour = write.colour();
    return "write "
        + write.text()
        + " @"
        + lower(write.position())
        + (colour == null ? "" : " " + colour.hex())
        + (write.size() == null ? "" : " " + write.size())
        + (write.bold() ? "" : " regular")
        + (write.opacity() == 1 ? "" : " opacity " + write.opacity())
        + (write.vertical() ? " vertical" : "");
  }

  /** The target, what words say of its looks, and the place: {@code add 2 mug (usual) at left}. */
  private static String of(AddObject added) {
    var parameters = added.parameters();
    Object pitch = parameters.get("pitch");
    Object size = added.size();
    return "add %s %s (%s) at %s%s%s"
        .formatted(
            parameters.get("count"),
            added.target(),
            parameters.get("look"),
            parameters.get("place"),
            pitch == null ? "" : " from " + pitch,
            size == null ? "" : " size " + size);
  }

  private static String layout(Operation operation) {
    return switch (operation) {
      case FitRatio(int across, int down) -> "ratio " + across + ":" + down;
      case Resize(int width, int height) -> "resize " + width + "x" + height;
      case Scale(double factor) -> "scale " + factor;
      case Rotate(double degrees) -> "rotate " + degrees;
      case Flip(boolean horizontal) -> "flip " + (horizontal ? "horizontal" : "vertical");
      case Straighten() -> "straighten";
      case ScaleTo(int longer) -> "scale to " + longer;
      case AddBorder(var colour, double share, int pixels) ->
          "border " + colour.hex() + " " + (pixels > 0 ? pixels + "px" : share);
      case RoundCorners(double share, int pixels) ->
          "corners " + (pixels > 0 ? pixels + "px" : share);
      case Centre() -> "centre";
      case CropToSubject(double margin) -> "crop subject " + margin;
      case Crop(var towards, double width, double height) ->
          "crop " + lower(towards) + " " + width + " " + height;
      case Extend(double left, double top, double right, double bottom) ->
          "extend " + left + " " + top + " " + right + " " + bottom;
      default -> throw new IllegalArgumentException("No notation for " + operation);
    };
  }

  private static String of(Where where) {
    return switch (where) {
      case Where.Whole() -> "picture";
      case Where.CallerMask() -> "mask";
      case Where.Subject(String noun, Where.Kind kind) -> lower(kind) + ":" + noun;
      case Where.Background() -> "background";
      case Where.Coloured(var colour, var noun, boolean plural) ->
          colour.hex() + ":" + noun + (plural ? ":all" : "");
      case Where.Sky() -> "sky";
      case Where.Area(var position) -> "area:" + lower(position);
      case Where.Text(var position, _) -> "text:" + lower(position);
      case Where.Box(var left, var top, var width, var height, var noun) ->
          "box:" + left + "," + top + "," + width + "," + height + (noun == null ? "" : ":" + noun);
      case Where.Point(var x, var y) -> "point:" + x + "," + y;
      case Where.Which(var among, var pick, int number) ->
          lower(pick) + " " + number + " of " + of(among);
      case Where.Faces() -> "faces";
    };
  }

  private static String of(Backdrop backdrop) {
    return switch (backdrop) {
      case Backdrop.Transparent() -> "transparent";
      case Backdrop.Solid(var colour) -> colour.hex();
      case Backdrop.Gradient(var from, var to, boolean vertical) ->
          from.hex() + ">" + to.hex() + (vertical ? " down" : " across");
      case Backdrop.Blurred(double strength) -> "blurred " + strength;
      case Backdrop.Studio(var colour) -> "studio " + colour.hex();
      case Backdrop.Scenic(var scenery) -> "scene " + scenery.english();
      case Backdrop.Picture(int number) -> "picture " + number;
    };
  }

  private static String lower(@org.jspecify.annotations.Nullable Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }
}
