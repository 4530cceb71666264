package dev.darkroom.cli;

import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.PlannedOperation;
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
      if (!operation.supported()) {
        out.printf("   cannot be done: %s%n", plan.reasonFor(operation));
      }
    }
    if (!plan.notUnderstood().isEmpty()) {
      out.println("Not understood: " + String.join(", ", plan.notUnderstood()));
    }
  }
}
