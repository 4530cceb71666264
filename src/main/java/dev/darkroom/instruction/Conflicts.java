package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Look;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Tone;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Wishes of one instruction that undo each other, or say the same twice. */
final class Conflicts {
  private Conflicts() {}

  /** The refusal of a plan in which one operation undoes what another one does. */
  static Optional<PlannedOperation> in(List<PlannedOperation> planned) {
    List<Operation> ready =
        planned.stream().map(PlannedOperation::operation).filter(Objects::nonNull).toList();
    for (int i = 0; i < ready.size(); i++) {
      for (int j = i + 1; j < ready.size(); j++) {
        if (undo(ready.get(i), ready.get(j)) || undo(ready.get(j), ready.get(i))) {
          return Optional.of(PlannedOperation.refused(Intent.OTHER, "instruction", reason()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean undo(Operation one, Operation other) {
    return switch (one) {
      case AdjustTone(Where where, Tone tone, double amount) ->
          other instanceof AdjustTone(Where there, Tone same, double back)
              && where.equals(there)
              && tone == same
              && amount * back < 0;
      case ApplyLook(Where where, Look look, _) when look == Look.BLACK_AND_WHITE ->
          other instanceof AdjustTone(Where there, Tone tone, double amount)
              && tone == Tone.SATURATION
              && amount > 0
              && (where.equals(there) || there instanceof Where.Coloured);
      case Recolor(Where where, var colour) ->
          other instanceof Recolor(Where there, var second)
              && where.equals(there)
              && !colour.equals(second);
      case ReplaceBackground(Backdrop.Solid(var colour)) ->
          other instanceof ReplaceBackground(Backdrop.Solid(var second)) && !colour.equals(second);
      default -> false;
    };
  }

  /** Whether a complaint ("too dark") is followed by the wish that it stands for. */
  static boolean repeats(PlannedOperation complaint, PlannedOperation wish) {
    return !complaint.equals(wish)
        && complaint.operation() != null
        && wish.operation() != null
        && switch (complaint.operation()) {
          case AdjustTone(Where where, Tone tone, double amount) ->
              wish.operation() instanceof AdjustTone(Where there, Tone same, double more)
                  && where.equals(there)
                  && tone == same
                  && amount * more > 0;
          case Retouch(Where where, var touch, _) ->
              wish.operation() instanceof Retouch(Where there, var same, _)
                  && where.equals(there)
                  && touch == same;
          default -> false;
        };
  }

  /** Whether it gives something a colour, and not this one. */
  static boolean givesColourBut(PlannedOperation planned, Colour unwanted) {
    return switch (planned.operation()) {
      case Recolor(_, var colour) -> !colour.equals(unwanted);
      case ReplaceBackground(Backdrop.Solid(var colour)) -> !colour.equals(unwanted);
      case null, default -> false;
    };
  }

  private static Reason reason() {
    return Reasons.ambiguous(
        "Two of the wishes contradict each other. Leave one of them out.", "指令中的两项要求互相矛盾，请去掉其中一项。");
  }
}
