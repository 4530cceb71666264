package dev.darkroom.instruction;

import dev.darkroom.engine.Note;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.MatchPalette;
import dev.darkroom.engine.operation.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an instruction asks for, as operations in the order of asking.
 *
 * @param language {@code zh}, {@code en} or {@code mixed}
 * @param notUnderstood words that no operation accounts for
 * @param protect places that no operation may change
 * @param guarded whether the instruction asks to keep more than {@code protect} can say, such as a
 *     thing that no search finds
 */
public record EditPlan(
    String language,
    List<PlannedOperation> operations,
    List<String> notUnderstood,
    List<Where> protect,
    List<Note> notes,
    boolean guarded) {
  public EditPlan {
    operations = List.copyOf(operations);
    notUnderstood = List.copyOf(notUnderstood);
    protect = List.copyOf(protect);
    notes = List.copyOf(notes);
  }

  /** Whether every word that carries content found its place, and asks for something. */
  public boolean understood() {
    return notUnderstood.isEmpty()
        && !operations.isEmpty()
        && operations.stream().noneMatch(planned -> planned.refused(Refusal.Code.NOT_UNDERSTOOD));
  }

  /** Whether all of it can be carried out; a plan is executed as a whole or not at all. */
  public boolean executable() {
    return understood() && operations.stream().allMatch(PlannedOperation::supported);
  }

  /**
   * The operations as they run: those that change the geometry come last, because masks and
   * pictures of the call fit the first geometry. A palette follows the fusion that it is meant for,
   * whichever is named first.
   *
   * @throws IllegalStateException when the plan is not executable
   */
  public List<Operation> executionOrder() {
    if (!executable()) {
      throw new IllegalStateException("A plan with refused operations does not run");
    }
    List<Operation> ready = ready().toList();
    boolean fuses = ready.stream().anyMatch(operation -> operation instanceof Fuse);
    return ready.stream().sorted(Comparator.comparingInt(one -> rank(one, fuses))).toList();
  }

  private static int rank(Operation operation, boolean fuses) {
    if (operation.reshapes()) {
      return 2;
    }
    return fuses && operation instanceof MatchPalette ? 1 : 0;
  }

  private Stream<Operation> ready() {
    return operations.stream().flatMap(planned -> Stream.ofNullable(planned.operation()));
  }

  /** What will be done in the language of the instruction, or every reason against it. */
  public String summary() {
    return Summary.of(this);
  }
}
