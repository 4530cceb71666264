package dev.darkroom.cli;

import dev.darkroom.job.PlanView;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a plan for people, in the language of its instruction. */
final class PlanText {
  private final boolean english;
  private final PrintStream out;

  private PlanText(boolean english, PrintStream out) {
    this.english = english;
    this.out = out;
  }

  static void print(PlanView plan, PrintStream out) {
    new PlanText(plan.language().equals("en"), out).print(plan);
  }

  private void print(PlanView plan) {
    out.println(
        plan.executable()
            ? words("This can be done: ", "可以执行：") + Table.plain(plan.summary())
            : words("This cannot be done:", "无法执行："));
    int number = 1;
    for (PlanView.Step step : plan.steps()) {
      print(number++, step);
    }
    if (!plan.notUnderstood().isEmpty()) {
      out.println(
          words("Not understood: ", "未能理解：")
              + Table.plain(String.join(words(", ", "、"), plan.notUnderstood())));
    }
    plan.notes().forEach(note -> out.println(words("Note: ", "提示：") + Table.plain(note)));
  }

  private void print(int number, PlanView.Step step) {
    String parameters =
        step.parameters().entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
    String target = step.target().isEmpty() ? "" : " " + step.target();
    out.println(Table.plain(number + ". " + step.intent() + target + parameters));
    PlanView.Refused refusal = step.refusal();
    if (refusal != null) {
      out.println("   " + words("not possible: ", "不支持：") + Table.plain(refusal.sentence()));
    }
    PlanView.Place place = step.place();
    if (place != null) {
      out.println(
          String.format(
              Locale.ROOT,
              words(
                  "   place: %.1f %% of the picture, %dx%d at %d,%d (%s, %.0f %% sure)",
                  "   位置：占画面 %.1f%%，%dx%d，左上角 %d,%d（%s，置信度 %.0f%%）"),
              100 * place.share(),
              place.width(),
              place.height(),
              place.x(),
              place.y(),
              place.how(),
              100 * place.confidence()));
    }
  }

  private String words(String inEnglish, String inChinese) {
    return english ? inEnglish : inChinese;
  }
}
