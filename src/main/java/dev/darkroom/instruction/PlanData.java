package dev.darkroom.instruction;

import dev.darkroom.engine.Note;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.EraseText;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.MatchPalette;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.PlaceLogo;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.operation.WriteText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan that somebody else wrote, as texts, numbers, lists and maps, read strictly: what is not
 * exactly a plan of known operations within their ranges is none. Nothing of it is shown to callers
 * but words of their own instruction.
 */
public final class PlanData {
  private static final Set<String> MEMBERS =
      Set.of("operations", "keep", "understood", "executable", "summary", "language");
  private static final Set<String> OPERATION_MEMBERS =
      Set.of("intent", "target", "parameters", "supported", "reason");
  private static final int KEEP_MAX = 5;
  private static final int WORDS_MAX = 60;

  private final String instruction;
  private final Given given;
  private final EditPlan grammar;

  private PlanData(String instruction, Given given, EditPlan grammar) {
    this.instruction = instruction.toLowerCase(Locale.ROOT);
    this.given = given;
    this.grammar = grammar;
  }

  /**
   * The plan.
   *
   * @param grammar what the grammar made of the instruction; its promises hold here too
   * @throws UnreadablePlan when the data is no plan that the engine knows
   */
  public static EditPlan read(Map<?, ?> data, String instruction, Given given, EditPlan grammar) {
    return new PlanData(instruction, given, grammar).read(data);
  }

  /** The operations there are and their ranges, a line each, for whoever writes plans. */
  public static String forms() {
    return OperationForms.ALL.stream().map(OperationForm::line).collect(Collectors.joining("\n"));
  }

  /** The words for why a thing cannot be done. */
  public static List<String> reasons() {
    return Arrays.stream(Unsupported.values()).map(Unsupported::label).toList();
  }

  /** The words for what an operation is for. */
  public static List<String> intents() {
    return Arrays.stream(Intent.values()).map(Intent::label).toList();
  }

  private EditPlan read(Map<?, ?> data) {
    requireMembers(data, MEMBERS);
    if (!(data.get("operations") instanceof List<?> list) || list.isEmpty()) {
      throw new UnreadablePlan("there is no list of operations");
    }
    if (list.size() > InstructionReader.OPERATIONS_MAX) {
      throw new UnreadablePlan("there are too many operations");
    }
    Set<PlannedOperation> planned = new LinkedHashSet<>();
    for (Object one : list) {
      planned.add(operation(map(one)));
    }
    Promises promises = new Promises();
    for (List<Where> kept : List.of(grammar.protect(), keep(data.get("keep")))) {
      if (!kept.isEmpty()) {
        promises.add(new Keeps.Kept(kept, List.of(), false));
      }
    }
    List<PlannedOperation> heeding =
        new ArrayList<>(planned.stream().map(promises::heeding).toList());
    promises.brokenBy(heeding).ifPresent(heeding::add);
    return new EditPlan(
        grammar.language(),
        List.copyOf(new LinkedHashSet<>(heeding)),
        List.of(),
        promises.places(),
        List.of(
            new Note(
                "A language model read this instruction; look at the plan before you rely on it.",
                "该指令由语言模型解读，请先确认计划再使用结果。")),
        false);
  }

  private PlannedOperation operation(Map<?, ?> data) {
    requireMembers(data, OPERATION_MEMBERS);
    Intent intent =
        Arrays.stream(Intent.values())
            .filter(one -> one.label().equals(data.get("intent")))
            .findFirst()
            .orElseThrow(() -> new UnreadablePlan("an operation has no known intent"));
    String target = text(data.get("target"));
    Map<?, ?> parameters = data.get("parameters") == null ? Map.of() : map(data.get("parameters"));
    if (!(data.get("supported") instanceof Boolean supported)) {
      throw new UnreadablePlan("an operation does not say whether it is supported");
    }
    if (supported) {
      return PlannedOperation.of(possible(OperationForms.read(intent, target, parameters)));
    }
    String own = words(target);
    Reason reason = Unsupported.of(data.get("reason")).reason(own);
    return PlannedOperation.refused(intent, own, reason);
  }

  /** What the caller's words, pictures and mask allow. */
  private Operation possible(Operation operation) {
    int picture =
        switch (operation) {
          case ReplaceBackground(Backdrop.Picture(int number)) -> number;
          case MatchPalette palette -> palette.picture();
          case Fuse fuse -> Math.max(fuse.subjectPicture(), fuse.scenePicture());
          case PlaceLogo logo -> Math.max(logo.logoPicture(), logo.scenePicture());
          default -> 1;
        };
    if (given.lacks(picture)) {
      throw new UnreadablePlan("it speaks of a picture that did not come");
    }
    Where where = Promises.whereOf(operation);
    if (where instanceof Where.CallerMask) {
      requireMask();
    }
    if (where != null && !said(PlaceWords.noun(where))) {
      throw new UnreadablePlan("it names a thing that the instruction does not");
    }
    if (!written(operation).stream().allMatch(this::said)) {
      throw new UnreadablePlan("it writes words that the instruction does not have");
    }
    return operation;
  }

  /** The words that an operation looks for or sets: nobody but the caller may say them. */
  private static List<String> written(Operation operation) {
    return switch (operation) {
      case WriteText write -> List.of(write.text());
      case ReplaceText(var old, var text, _) -> old == null ? List.of(text) : List.of(old, text);
      case EraseText(var words, _) -> List.of(words);
      default -> List.of();
    };
  }

  private boolean said(String words) {
    return instruction.contains(words.toLowerCase(Locale.ROOT));
  }

  private void requireMask() {
    if (!given.mask()) {
      throw new UnreadablePlan("it speaks of a mask that did not come");
    }
  }

  private List<Where> keep(@Nullable Object data) {
    if (data == null) {
      return List.of();
    }
    if (!(data instanceof List<?> list) || list.size() > KEEP_MAX) {
      throw new UnreadablePlan("what is to be kept is no short list");
    }
    List<Where> places = new ArrayList<>();
    for (Object one : list) {
      Optional<Where> place =
          one instanceof String words ? PlaceWords.parse(words) : Optional.empty();
      Where where =
          place
              .filter(found -> !(found instanceof Where.Whole || found instanceof Where.Text))
              .filter(found -> said(PlaceWords.noun(found)))
              .orElseThrow(() -> new UnreadablePlan("what is to be kept is no place"));
      if (where instanceof Where.CallerMask) {
        requireMask();
      }
      places.add(where);
    }
    return places;
  }

  /** Words of the instruction itself; any others are not ours to show. */
  private String words(@Nullable String target) {
    if (target == null || target.length() > WORDS_MAX) {
      return "";
    }
    return said(target) ? target : "";
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value != null && !(value instanceof String)) {
      throw new UnreadablePlan("a target is no text");
    }
    return (String) value;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new UnreadablePlan("there is something else than an object");
  }

  private static void requireMembers(Map<?, ?> data, Set<String> known) {
    if (!known.containsAll(data.keySet())) {
      throw new UnreadablePlan("there is a member that plans do not have");
    }
  }

  /** Why a thing cannot be done, in the words of plans; the sentences are the engine's own. */
  private enum Unsupported {
    NEEDS_GENERATIVE_MODEL {
      @Override
      Reason reason(String words) {
        return Reasons.generative(
            "This" + quoted(" (\"%s\")", words), "该操作" + quoted("（%s）", words));
      }
    },
    UNKNOWN_SCENE {
      @Override
      Reason reason(String words) {
        return Reasons.scene(words);
      }
    },
    MASK_REQUIRED {
      @Override
      Reason reason(String words) {
        return Reasons.maskRequired(words);
      }
    },
    IDENTITY_OR_BODY_EDIT {
      @Override
      Reason reason(String words) {
        return Reasons.body();
      }
    },
    TOO_AMBIGUOUS {
      @Override
      Reason reason(String words) {
        return Reasons.ambiguous(
            "The instruction can mean several things" + quoted(" (\"%s\")", words) + ". Say which.",
            "指令有多种可能的含义" + quoted("（%s）", words) + "，请说明具体要求。");
      }
    },
    NOT_UNDERSTOOD {
      @Override
      Reason reason(String words) {
        return Reasons.notUnderstood(words.isEmpty() ? List.of() : List.of(words));
      }
    };

    abstract Reason reason(String words);

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Unsupported of(@Nullable Object word) {
      return Arrays.stream(values())
          .filter(one -> one.label().equals(word))
          .findFirst()
          .orElseThrow(() -> new UnreadablePlan("a refusal has no known reason"));
    }

    private static String quoted(String form, String words) {
      return words.isEmpty() ? "" : form.formatted(words);
    }
  }
}
