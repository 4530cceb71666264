package dev.darkroom.instruction;

import java.util.Locale;
import java.util.stream.Collectors;

/** Words a plan for people, in the language of its instruction. */
final class Summary {
  private Summary() {}

  static String of(EditPlan plan) {
    boolean english = plan.language().equals("en");
    String steps =
        plan.operations().stream()
            .map(planned -> step(planned, plan.language()))
            .collect(Collectors.joining(english ? "; " : "；"));
    if (plan.operations().isEmpty()) {
      return english ? "Nothing to do." : "没有可执行的操作。";
    }
    return plan.executable() ? steps : (english ? "Not possible: " : "无法执行：") + steps;
  }

  private static String step(PlannedOperation planned, String language) {
    Reason reason = planned.reason();
    String intent = planned.intent().name().toLowerCase(Locale.ROOT);
    if (reason != null) {
      return intent + ": " + reason.in(language);
    }
    String parameters =
        planned.parameters().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return intent + " " + planned.target() + (parameters.isEmpty() ? "" : " (" + parameters + ")");
  }
}
