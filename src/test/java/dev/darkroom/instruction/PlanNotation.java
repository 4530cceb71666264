package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AddObject;
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
      case AddObject added -> of(added);
      default -> layout(operation);
    };
  }

  /** The target, what words say of its looks, and the place: {@code add 2 mug (usual) at left}. */
  private static String of(AddObject added) {
    var parameters = added.parameters();
    Object pitch = parameters.get("pitch");
    return "add %s %s (%s) at %s%s"
        .formatted(
            parameters.get("count"),
            added.target(),
            parameters.get("look"),
            parameters.get("place"),
            pitch == null ? "" : " from " + pitch);
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
