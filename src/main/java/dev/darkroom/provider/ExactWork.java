package dev.darkroom.provider;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AddBorder;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.Flip;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.RoundCorners;
import dev.darkroom.engine.operation.Scale;
import dev.darkroom.engine.operation.ScaleTo;
import dev.darkroom.instruction.EditPlan;

/**
 * Which plans have one right result, which arithmetic reaches: nothing is searched for in the
 * picture, nothing is made up, nothing is a matter of taste. No model does these better.
 */
final class ExactWork {
  private ExactWork() {}

  static boolean is(EditPlan plan) {
    return plan.executable()
        && plan.protect().isEmpty()
        && !plan.guarded()
        && plan.executionOrder().stream().allMatch(ExactWork::is);
  }

  private static boolean is(Operation operation) {
    return switch (operation) {
      case Crop _, Flip _, Resize _, Scale _, ScaleTo _, AddBorder _, RoundCorners _ -> true;
      case Rotate(var degrees) -> degrees % 90 == 0; // Others leave corners to fill.
      case AdjustTone(var where, _, _) -> given(where);
      case Recolor(var where, _) -> where instanceof Where.CallerMask;
      default -> false; // Operations are open; what is not named here is not exact.
    };
  }

  /** A place that needs no search. */
  private static boolean given(Where where) {
    return where instanceof Where.Whole || where instanceof Where.CallerMask;
  }
}
