package dev.darkroom.provider;

import dev.darkroom.engine.Engine;
import dev.darkroom.engine.MaskException;
import dev.darkroom.engine.Note;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.instruction.PlannedOperation;
import dev.darkroom.instruction.Reason;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Picture;
import dev.darkroom.job.PlanQuestion;
import dev.darkroom.job.PlanView;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The embedded engine's foresight. With pictures it looks for the places in the first one as an
 * edit would, within the same memory, and changes nothing; each place is looked for in the picture
 * as it was sent, also where an edit would have changed it before.
 */
final class Planning implements Foresight {
  private final PlanReader reader;
  private final Engine engine;
  private final PixelBudget budget;
  private final Slots slots;

  /**
   * @param atOnce how many pictures may be looked at side by side; more wait for their turn
   */
  Planning(PlanReader reader, Engine engine, PixelBudget budget, int atOnce) {
    this.reader = reader;
    this.engine = engine;
    this.budget = budget;
    this.slots = new Slots(atOnce);
  }

  @Override
  public PlanView plan(PlanQuestion question, Sources sources, Watch watch) {
    Given given = new Given(question.count(), question.masked());
    EditPlan plan = reader.read(question.instruction(), given, watch);
    if (!question.grounded()) {
      return view(
          plan,
          plan.operations().stream().map(one -> new Step(one, null)).toList(),
          List.of(),
          null);
    }
    watch.waiting();
    try (var _ = slots.take(watch);
        var share = budget.take(pixels(question), watch)) {
      return grounded(question, plan, sources, watch, share.whole());
    } catch (CodecException e) {
      throw Codes.refusal(e);
    } catch (MaskException e) {
      throw new DarkroomException(
          ErrorCode.MASK_INVALID,
          Objects.requireNonNullElse(e.getMessage(), "The mask cannot be used."),
          "mask");
    }
  }

  /** An operation and where it would work. */
  private record Step(PlannedOperation planned, PlanView.@Nullable Place place) {}

  private PlanView grounded(
      PlanQuestion question, EditPlan plan, Sources sources, Watch watch, boolean alone) {
    try {
      return grounded(question, plan, sources, watch);
    } catch (OutOfMemoryError e) {
      if (alone) { // Another try cannot find more.
        throw new DarkroomException(
            ErrorCode.IMAGE_TOO_LARGE, "The picture is too large to be looked at here.", "image");
      }
      throw e;
    }
  }

  private PlanView grounded(PlanQuestion question, EditPlan plan, Sources sources, Watch watch) {
    Picture mask = question.mask();
    Engine.Input input =
        new Engine.Input(
            number -> sources.read(question.pictures().get(number - 1)),
            question.pictures().size(),
            mask == null ? null : sources.read(mask),
            false);
    Scene scene = engine.open(input, LocalProvider.monitor(watch));
    List<Step> steps = new ArrayList<>();
    for (Where kept : plan.protect()) {
      keep(scene, kept).ifPresent(refused -> steps.add(new Step(refused, null)));
    }
    int asked = 0;
    for (PlannedOperation planned : plan.operations()) {
      watch.progress((double) asked / plan.operations().size(), "look");
      steps.add(asked++, step(scene, planned)); // What cannot be kept comes behind.
    }
    return view(plan, steps, scene.notes(), size(scene));
  }

  /** Keeps a place from all that follows; what cannot be found cannot be kept. */
  private static Optional<PlannedOperation> keep(Scene scene, Where where) {
    try {
      scene.keep(scene.regions().find(scene, where).mask());
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(PlannedOperation.unkept(e));
    }
  }

  private static Step step(Scene scene, PlannedOperation planned) {
    Operation operation = planned.operation();
    if (operation == null) {
      return new Step(planned, null);
    }
    try {
      return new Step(planned, place(scene, operation));
    } catch (Refusal e) {
      return new Step(planned.refusedBy(e), null);
    }
  }

  private static PlanView.@Nullable Place place(Scene scene, Operation operation) {
    scene.monitor().check();
    Optional<Found> found = operation.place(scene);
    return found.isEmpty() ? null : PlacePreview.of(found.get(), scene.kept());
  }

  private static Size size(Scene scene) {
    return new Size(scene.bitmap().width(), scene.bitmap().height());
  }

  private static long pixels(PlanQuestion question) {
    long pixels = question.pictures().getFirst().size().pixels();
    Picture mask = question.mask();
    // Masks and what finds them take about as much as the picture.
    return 2 * pixels + (mask == null ? 0 : mask.size().pixels());
  }

  private static PlanView view(
      EditPlan plan, List<Step> steps, List<Note> seen, @Nullable Size picture) {
    EditPlan told =
        new EditPlan(
            plan.language(),
            steps.stream().map(Step::planned).toList(),
            plan.notUnderstood(),
            plan.protect(),
            plan.notes(),
            plan.guarded());
    List<Note> notes = new ArrayList<>(plan.notes());
    notes.addAll(seen);
    return new PlanView(
        told.understood(),
        told.executable(),
        told.summary(),
        told.language(),
        steps.stream().map(step -> step(step, plan.language())).toList(),
        told.notUnderstood(),
        notes.stream().map(note -> note.in(plan.language())).toList(),
        picture);
  }

  private static PlanView.Step step(Step step, String language) {
    PlannedOperation planned = step.planned();
    Reason reason = planned.reason();
    PlanView.Refused refusal =
        reason == null
            ? null
            : new PlanView.Refused(
                reason.code().name().toLowerCase(Locale.ROOT), reason.in(language));
    return new PlanView.Step(
        planned.intent().label(), planned.target(), planned.parameters(), refusal, step.place());
  }
}
