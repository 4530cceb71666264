package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Operation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where an operation works, or the reason why the place cannot be found. */
record Place(@Nullable Where where, @Nullable Reason reason, String words) {
  static Place at(Where where, String words) {
    return new Place(where, null, words);
  }

  static Place unknown(Reason reason, String words) {
    return new Place(null, reason, words);
  }

  /** The operation at this place, or its refusal. */
  PlannedOperation plan(Intent intent, Function<Where, Operation> operation) {
    if (where != null) {
      return PlannedOperation.of(operation.apply(where));
    }
    if (reason == null) {
      throw new IllegalStateException("A place is known or there is a reason");
    }
    return PlannedOperation.refused(intent, words, reason);
  }
}
