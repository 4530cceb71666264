package dev.darkroom.instruction;

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
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.Scale;
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
      case ReplaceBackground(Backdrop backdrop) -> "background " + of(backdrop);
      case Extract() -> "extract";
      case Fuse(int subject, int scene, var position, var height) ->
          "fuse " + subject + " " + scene + " " + lower(position) + " " + height;
      default -> layout(operation);
    };
  }

  private static String layout(Operation operation) {
    return switch (operation) {
      case FitRatio(int across, int down) -> "ratio " + across + ":" + down;
      case Resize(int width, int height) -> "resize " + width + "x" + height;
      case Scale(double factor) -> "scale " + factor;
      case Rotate(double degrees) -> "rotate " + degrees;
      case Flip(boolean horizontal) -> "flip " + (horizontal ? "horizontal" : "vertical");
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
      case Where.Text(var position) -> "text:" + lower(position);
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
      case Backdrop.Picture(int number) -> "picture " + number;
    };
  }

  private static String lower(@org.jspecify.annotations.Nullable Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }
}
