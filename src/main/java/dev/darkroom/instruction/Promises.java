package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.CropToSubject;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.FitRatio;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.MatchPalette;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.ReplaceSky;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Retouch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the keep-clauses of an instruction promise, and whether its operations can hold to it. */
final class Promises {
  private final Set<Where> places = new LinkedHashSet<>();
  private final List<NounPhrase> parts = new ArrayList<>();
  private boolean uncropped;
  private boolean said;

  void add(Keeps.Kept kept) {
    said = true;
    places.addAll(kept.places());
    parts.addAll(kept.parts());
    uncropped |= kept.uncropped();
  }

  Promises copy() {
    Promises copy = new Promises();
    copy.places.addAll(places);
    copy.parts.addAll(parts);
    copy.uncropped = uncropped;
    copy.said = said;
    return copy;
  }

  List<Where> places() {
    return List.copyOf(places);
  }

  /** The operation as it may be where anything is to be kept: another sky then tints nothing. */
  PlannedOperation heeding(PlannedOperation planned) {
    return said && planned.operation() instanceof ReplaceSky(var scenery, _)
        ? PlannedOperation.of(new ReplaceSky(scenery, false))
        : planned;
  }

  /** Whether something is promised that {@link #places} does not say. */
  boolean beyondPlaces() {
    return uncropped || !parts.isEmpty();
  }

  /** The refusal when an operation cannot but break a promise. */
  Optional<PlannedOperation> brokenBy(List<PlannedOperation> planned) {
    for (PlannedOperation one : planned) {
      Operation operation = one.operation();
      if (operation == null) {
        continue;
      }
      if (contradicts(operation) || (uncropped && crops(operation))) {
        return Optional.of(refused(contradiction()));
      }
      for (NounPhrase part : parts) {
        if (reaches(operation, part)) {
          return Optional.of(refused(Reasons.maskRequired(part.noun())));
        }
      }
    }
    return Optional.empty();
  }

  private boolean contradicts(Operation operation) {
    boolean background = operation instanceof ReplaceBackground || operation instanceof Extract;
    if (background && places.contains(new Where.Background())) {
      return true;
    }
    Where where = whereOf(operation);
    return where != null && places.stream().anyMatch(place -> same(place, where));
  }

  private static boolean same(Where kept, Where edited) {
    return kept.equals(edited)
        || (kept instanceof Where.Subject && edited instanceof Where.Subject);
  }

  private static boolean crops(Operation operation) {
    return operation instanceof Crop
        || operation instanceof CropToSubject
        || operation instanceof FitRatio
        || operation instanceof Resize;
  }

  /** Whether the operation would also change a thing that nobody can find by its name. */
  private static boolean reaches(Operation operation, NounPhrase part) {
    if (operation instanceof ReplaceBackground || operation instanceof Extract) {
      return !part.is(Thing.BODY_PART);
    }
    Where where = whereOf(operation);
    return where instanceof Where.Whole || where instanceof Where.Background;
  }

  static @Nullable Where whereOf(Operation operation) {
    return switch (operation) {
      case Recolor(Where where, _) -> where;
      case Remove(Where where) -> where;
      case AdjustTone(Where where, _, _) -> where;
      case ApplyLook(Where where, _, _) -> where;
      case Retouch(Where where, _, _) -> where;
      case MatchPalette(Where where, _, _) -> where;
      case ReplaceSky _ -> new Where.Sky();
      default -> null;
    };
  }

  private static PlannedOperation refused(Reason reason) {
    return PlannedOperation.refused(Intent.OTHER, "instruction", reason);
  }

  private static Reason contradiction() {
    return Reasons.ambiguous(
        "The instruction asks to change and to keep the same thing. Leave one of the two out.",
        "指令既要求改变又要求保持同一内容，请去掉其中之一。");
  }
}
