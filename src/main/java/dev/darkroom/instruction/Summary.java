package dev.darkroom.instruction;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Words a plan for people in one or a few sentences, in the language of its instruction. */
final class Summary {
  private static final Sentences ENGLISH = new EnglishSentences();
  private static final Sentences CHINESE = new ChineseSentences();

  private Summary() {}

  static String of(EditPlan plan) {
    boolean english = plan.language().equals("en");
    Sentences sentences = english ? ENGLISH : CHINESE;
    if (!plan.executable()) {
      return String.join(english ? " " : "", reasons(plan));
    }
    Stream<String> steps =
        plan.operations().stream()
            .map(PlannedOperation::operation)
            .filter(Objects::nonNull)
            .map(sentences::step);
    Stream<String> kept =
        plan.protect().isEmpty() ? Stream.of() : Stream.of(sentences.kept(plan.protect()));
    return sentences.joined(Stream.concat(steps, kept).distinct().toList());
  }

  /** The phrase for one operation, as it stands within a sentence. */
  static String step(Operation operation, String language) {
    return (language.equals("en") ? ENGLISH : CHINESE).step(operation);
  }

  /** Every reason once; a plan with neither operations nor reasons asks for nothing. */
  private static List<String> reasons(EditPlan plan) {
    List<Reason> reasons = new ArrayList<>();
    plan.operations().stream()
        .map(PlannedOperation::reason)
        .filter(Objects::nonNull)
        .forEach(reasons::add);
    boolean said = reasons.stream().anyMatch(one -> one.code() == Refusal.Code.NOT_UNDERSTOOD);
    if (!said && (reasons.isEmpty() || !plan.notUnderstood().isEmpty())) {
      reasons.add(Reasons.notUnderstood(plan.notUnderstood()));
    }
    return reasons.stream().map(one -> one.in(plan.language())).distinct().toList();
  }
}
