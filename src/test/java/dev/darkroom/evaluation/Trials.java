package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Engine;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Note;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.instruction.PlannedOperation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries cases on the engine as a caller would: encoded pictures and a sentence go in. */
final class Trials {
  private final InstructionReader reader = new InstructionReader();
  private final Engine engine;
  private final Pictures pictures;

  Trials(Engine engine, Pictures pictures) {
    this.engine = engine;
    this.pictures = pictures;
  }

  Trial of(Case one) {
    long start = System.nanoTime();
    Course course = course(one);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Trial(
        one,
        course.verdict(),
        course.told(),
        course.notes(),
        course.findings(),
        course.after(),
        course.changes(),
        time);
  }

  /** How a trial went, but for the time it took. */
  private record Course(
      Verdict verdict,
      String told,
      List<String> notes,
      List<Finding> findings,
      @Nullable Bitmap after,
      @Nullable Mask changes) {
    static Course without(Verdict verdict, String told) {
      return new Course(verdict, told, List.of(), List.of(), null, null);
    }
  }

  private Course course(Case one) {
    EditPlan plan = reader.read(one.sentence(), given(one));
    if (!plan.executable()) {
      return refused(one, plan);
    }
    try {
      return done(one, plan);
    } catch (Refusal e) {
      return refused(one, e.code(), one.chinese() ? e.chinese() : e.english());
    } catch (RuntimeException e) {
      return Course.without(Verdict.FAILED, e.toString());
    }
  }

  private static Given given(Case one) {
    return new Given(one.pictures().size(), !one.mask().isEmpty());
  }

  private static Course refused(Case one, EditPlan plan) {
    // One fitting reason is enough: of several clauses each has its own.
    List<Refusal.Code> codes =
        plan.operations().stream()
            .map(PlannedOperation::reason)
            .flatMap(Stream::ofNullable)
            .map(reason -> reason.code())
            .toList();
    Refusal.Code code =
        codes.stream()
            .filter(one.wanted()::takes)
            .findFirst()
            .orElse(codes.isEmpty() ? Refusal.Code.NOT_UNDERSTOOD : codes.getFirst());
    return refused(one, code, plan.summary());
  }

  private static Course refused(Case one, Refusal.Code code, String why) {
    Verdict verdict =
        one.wanted().isDone()
            ? Verdict.REFUSED_DOABLE
            : one.wanted().takes(code) ? Verdict.REFUSED : Verdict.REFUSED_OTHERWISE;
    return Course.without(verdict, code + ": " + why);
  }

  private Course done(Case one, EditPlan plan) {
    List<Specimen> specimens = one.pictures().stream().map(pictures::named).toList();
    List<byte[]> encoded =
        specimens.stream().map(specimen -> Cache.png(specimen.bitmap())).toList();
    byte[] mask = one.mask().isEmpty() ? null : marked(specimens.getFirst().region(one.mask()));
    Scene scene =
        engine.open(
            new Engine.Input(number -> encoded.get(number - 1), encoded.size(), mask, false),
            Monitor.none());
    engine.run(scene, plan.executionOrder(), plan.protect());
    Bitmap after = scene.bitmap();
    Evidence evidence = new Evidence(specimens, after, pictures::without);
    List<Finding> findings = one.checks().stream().map(check -> finding(check, evidence)).toList();
    boolean right = one.wanted().isDone() && findings.stream().allMatch(Finding::holds);
    return new Course(
        right ? Verdict.PASSED : Verdict.WRONG,
        plan.summary(),
        scene.notes().stream().map(Note::english).toList(),
        findings,
        after,
        scene.reshaped() ? null : changes(scene));
  }

  private static Finding finding(String check, Evidence evidence) {
    Check.Measure measure = Checks.named(Words.of(check)).of(evidence);
    return new Finding(check, measure.holds(), measure.measured());
  }

  private static Mask changes(Scene scene) {
    Mask all = new Mask(scene.bitmap().width(), scene.bitmap().height());
    for (Scene.Change change : scene.changes()) {
      byte[] one = change.mask().coverage();
      for (int i = 0; i < one.length; i++) {
        all.coverage()[i] = (byte) Math.max(all.coverage()[i] & 255, one[i] & 255);
      }
    }
    return all;
  }

  /** A mask as callers send it: transparent where to edit. */
  private static byte[] marked(Mask mask) {
    Bitmap picture = new Bitmap(mask.width(), mask.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      picture.pixels()[4 * i + 3] = (byte) (255 - (mask.coverage()[i] & 255));
    }
    return Cache.png(picture);
  }
}
