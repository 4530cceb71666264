package dev.darkroom.instruction;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an instruction asks for: either an operation ready to run, or the reason why there
 * is none.
 *
 * @param target what it works on, in a few words
 */
public record PlannedOperation(
    Intent intent,
    String target,
    Map<String, Object> parameters,
    @Nullable Operation operation,
    @Nullable Reason reason) {
  public PlannedOperation {
    parameters = Map.copyOf(parameters);
    if ((operation == null) == (reason == null)) {
      throw new IllegalArgumentException("Either an operation or a reason is needed");
    }
  }

  static PlannedOperation of(Operation operation) {
    return new PlannedOperation(
        operation.intent(), operation.target(), operation.parameters(), operation, null);
  }

  static PlannedOperation refused(Intent intent, String target, Reason reason) {
    return new PlannedOperation(intent, target, Map.of(), null, reason);
  }

  /** Whether it is refused for this reason. */
  public boolean refused(Refusal.Code code) {
    return reason != null && reason.code() == code;
  }

  /** The same operation, which cannot be carried out after all. */
  public PlannedOperation refusedBy(Refusal refusal) {
    Reason because = new Reason(refusal.code(), refusal.english(), refusal.chinese());
    return new PlannedOperation(intent, target, parameters, null, because);
  }

  /** The wish to keep a place that cannot be found. */
  public static PlannedOperation unkept(Refusal refusal) {
    Reason because = new Reason(refusal.code(), refusal.english(), refusal.chinese());
    return refused(Intent.OTHER, "instruction", because);
  }

  /** Whether the embedded engine can carry it out. */
  public boolean supported() {
    return operation != null;
  }
}
