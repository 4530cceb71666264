package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that may come as data, in the form that plans write. A new operation is one line
 * in one of these lists; until it has one, no planner can ask for it.
 */
final class OperationForms {
  static final int PICTURES_MAX = 16;

  static final List<OperationForm> ALL =
      Stream.of(PlacedForms.ALL, BackgroundForms.ALL, AddedForms.ALL, LayoutForms.ALL)
          .flatMap(List::stream)
          .toList();

  private OperationForms() {}

  /**
   * The operation that the data describes.
   *
   * @throws UnreadablePlan when it is none
   */
  static Operation read(Intent intent, @Nullable String target, Map<?, ?> parameters) {
    UnreadablePlan fault = null;
    for (OperationForm form : ALL) {
      if (form.intent() == intent) {
        try {
          return form.read(target, parameters);
        } catch (UnreadablePlan e) {
          fault = e; // Another form of this intent may fit.
        }
      }
    }
    throw fault != null
        ? fault
        : new UnreadablePlan("no operation is for " + intent.name().toLowerCase(Locale.ROOT));
  }
}
