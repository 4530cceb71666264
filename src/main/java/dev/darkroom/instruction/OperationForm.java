package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a plan writes it, and the way back from there to the operation: the inverse of
 * {@link Operation#target} and {@link Operation#parameters}.
 *
 * @param does what it does, in a few words for whoever writes plans
 * @param places the kinds of place that it takes; empty when its target is no place
 * @param targets how its target is written where it is no place
 */
record OperationForm(
    Intent intent,
    String does,
    Set<Class<? extends Where>> places,
    String targets,
    List<Parameter> parameters,
    Maker maker) {
  /** Makes the operation of checked values. */
  @FunctionalInterface
  interface Maker {
    Operation make(Where where, Values values);
  }

  OperationForm {
    places = Set.copyOf(places);
    parameters = List.copyOf(parameters);
  }

  /** Of an operation on a place. */
  static OperationForm placed(
      Intent intent,
      String does,
      Set<Class<? extends Where>> places,
      List<Parameter> parameters,
      Maker maker) {
    return new OperationForm(intent, does, places, "", parameters, maker);
  }

  /** Of an operation that has no place of its own. */
  static OperationForm placeless(
      Intent intent, String does, List<Parameter> parameters, Function<Values, Operation> maker) {
    return new OperationForm(
        intent, does, Set.of(), "any", parameters, (_, values) -> maker.apply(values));
  }

  /**
   * The operation.
   *
   * @throws UnreadablePlan when the data is not of this form
   */
  Operation read(@Nullable String target, Map<?, ?> sent) {
    Values values = Values.of(target, parameters, sent);
    if (places.isEmpty()) {
      return maker.make(new Where.Whole(), values);
    }
    Optional<Where> where = target == null ? Optional.empty() : PlaceWords.parse(target);
    Where place =
        where
            .filter(found -> places.contains(found.getClass()))
            .orElseThrow(() -> new UnreadablePlan("the target is no place for this"));
    return maker.make(place, values);
  }

  /** One line for whoever writes plans. */
  String line() {
    String written =
        places.isEmpty()
            ? targets
            : places.stream()
                .map(PlaceWords::example)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" | "));
    String values =
        parameters.stream()
            .filter(p -> !(p instanceof Parameter.Aside))
            .map(
                p -> "\"" + p.name() + (p.optional() ? "\" (may be absent): " : "\": ") + p.range())
            .collect(Collectors.joining(", "));
    return "- intent \"%s\": %s. Target: %s. Parameters: {%s}"
        .formatted(intent.label(), does, written, values);
  }
}
