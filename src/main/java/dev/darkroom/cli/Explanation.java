package dev.darkroom.cli;

import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.PlannedOperation;
import dev.darkroom.instruction.Reason;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** Prints a plan for people. */
final class Explanation {
  private Explanation() {}

  static void print(EditPlan plan, PrintStream out) {
    int number = 1;
    for (PlannedOperation operation : plan.operations()) {
      String parameters =
          operation.parameters().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(" "));
      out.printf(
          "%d. %s %s %s%n", number++, operation.intent().label(), operation.target(), parameters);
      Reason reason = operation.reason();
      if (reason != null) {
        out.printf("   cannot be done: %s%n", reason.in(plan.language()));
      }
    }
    if (!plan.notUnderstood().isEmpty()) {
      out.println("Not understood: " + String.join(", ", plan.notUnderstood()));
    }
    if (plan.executable()) {
      out.println(Table.plain(plan.summary()));
    }
  }
}
