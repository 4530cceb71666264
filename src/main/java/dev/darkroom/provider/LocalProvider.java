package dev.darkroom.provider;

import dev.darkroom.engine.Engine;
import dev.darkroom.engine.MaskException;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Note;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Making;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The embedded engine: reads the instruction, edits the pixels, refuses what it cannot do. */
public final class LocalProvider implements Provider {
  /** Ratios this near are the same for an eye. */
  private static final double SAME_RATIO = 0.99;

  private final PlanReader reader;
  private final Engine engine;
  private final PixelBudget budget;
  private final Generation generation;
  private final Planning planning;

  /**
   * @param millionPixels how many million pixels of pictures may be decoded at once
   */
  public LocalProvider(PlanReader reader, Engine engine, int millionPixels) {
    int cores = Runtime.getRuntime().availableProcessors();
    this.reader = reader;
    this.engine = engine;
    this.budget = new PixelBudget(millionPixels);
    this.generation = new Generation(engine, budget, cores);
    this.planning = new Planning(reader, engine, budget, cores);
  }

  @Override
  public String id() {
    return "local";
  }

  @Override
  public void close() {
    reader.close();
  }

  /** Conversions for other providers, within the same memory as the edits here. */
  public Pictures pictures() {
    return new LocalPictures(budget, Limits.DEFAULT);
  }

  /** Makes small pictures for lists, within the same memory as the edits here. */
  public Thumbnails thumbnails() {
    return new Thumbnails(budget, Limits.DEFAULT);
  }

  /** Keeps others' edits inside their masks, within the same memory as the edits here. */
  public Guard guard() {
    return new LocalGuard(engine, budget);
  }

  /** Tells what instructions would do, within the same memory as the edits here. */
  public Foresight foresight() {
    return planning;
  }

  /** What the grammar makes of the instruction, before any pixel is decoded. */
  public EditPlan plan(Job job) {
    return reader.grammar(job.instruction(), given(job, job.mask() != null));
  }

  /**
   * Whether it would do all of a job exactly, told by the grammar alone: one picture without
   * anything that has to be found, made up or judged by taste. See {@link ExactWork}.
   */
  public boolean exact(Job job) {
    return job.work() == Job.Work.EDIT
        && job.pictures().size() == 1
        && job.count() == 1
        && !job.output().transparent()
        && !alphaDecides(job)
        && fits(job)
        && ExactWork.is(plan(job));
  }

  /** Whether only the pixels tell if there is a mask. */
  private static boolean alphaDecides(Job job) {
    return job.mask() == null && job.alphaIsMask() && job.pictures().getFirst().alpha();
  }

  /** A size that is asked for besides must not cut or fill what the instruction did not name. */
  private static boolean fits(Job job) {
    Size wanted = job.output().size();
    return wanted == null
        || job.output().sizeOpen()
        || Pictures.kept(job.pictures().getFirst().size(), wanted) > SAME_RATIO;
  }

  private EditPlan plan(Job job, boolean mask, Watch watch) {
    return reader.read(job.instruction(), given(job, mask), watch);
  }

  private static Given given(Job job, boolean mask) {
    return new Given(job.pictures().size(), mask);
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    return switch (job.work()) {
      case EDIT -> edit(job, sources, watch);
      case GENERATE -> generate(job, watch);
      case VARY ->
          throw unsupported(
              "The embedded engine makes no variations of a picture; a model behind a provider"
                  + " does.");
    };
  }

  private Made generate(Job job, Watch watch) {
    try {
      return generation.make(job, watch);
    } catch (Refusal e) { // Of the cut-out, where a transparent background is asked for.
      throw refused(e, plan(job).language());
    }
  }

  private static DarkroomException unsupported(String sentence) {
    return new DarkroomException(ErrorCode.INSTRUCTION_NOT_SUPPORTED, sentence, null);
  }

  private Made edit(Job job, Sources sources, Watch watch) {
    boolean alphaDecides = alphaDecides(job);
    boolean mask = job.mask() != null || alphaDecides;
    EditPlan foreseen = plan(job, mask, watch);
    if (!alphaDecides) {
      requireExecutable(foreseen); // Refused before anything is decoded.
    }
    try (var share = budget.take(job, largest(job, foreseen), watch)) {
      return edited(job, foreseen, mask, sources, watch, share.whole());
    } catch (Refusal e) {
      throw refused(e, foreseen.language());
    } catch (CodecException e) {
      throw Codes.refusal(e);
    } catch (MaskException e) {
      throw new DarkroomException(ErrorCode.MASK_INVALID, message(e), "mask");
    }
  }

  private Made edited(
      Job job, EditPlan foreseen, boolean mask, Sources sources, Watch watch, boolean alone) {
    try {
      return edited(job, foreseen, mask, sources, watch);
    } catch (OutOfMemoryError e) {
      if (alone) { // Another try cannot find more.
        throw new DarkroomException(
            ErrorCode.IMAGE_TOO_LARGE,
            "The pictures are too large to be edited together on this server; send smaller ones.",
            "image");
      }
      throw e;
    }
  }

  private Made edited(Job job, EditPlan foreseen, boolean masked, Sources sources, Watch watch) {
    Picture mask = job.mask();
    Engine.Input input =
        new Engine.Input(
            number -> sources.read(job.pictures().get(number - 1)),
            job.pictures().size(),
            mask == null ? null : sources.read(mask),
            job.alphaIsMask());
    Scene scene = engine.open(input, monitor(watch));
    boolean shown = scene.callerMask().isPresent();
    EditPlan plan = shown == masked ? foreseen : plan(job, shown, watch);
    requireExecutable(plan);
    engine.run(scene, plan.executionOrder(), plan.protect());
    Engine.Finished finished = engine.finish(scene, target(job.output()));
    EncodedImage image =
        new EncodedImage(
            finished.bytes(),
            job.output().format(),
            new Size(finished.width(), finished.height()),
            finished.transparent());
    return new Made(
        Collections.nCopies(job.count(), image),
        plan.summary(),
        notes(job, plan, scene.notes()),
        making(plan));
  }

  /** One operation that makes pixels or joins pictures is enough. */
  private static Making making(EditPlan plan) {
    boolean makes = plan.executionOrder().stream().anyMatch(Operation::makes);
    return makes ? Making.ALGORITHMIC : Making.ADJUSTED;
  }

  /** The most pixels that the picture has at any time of the edit. */
  private static long largest(Job job, EditPlan plan) {
    Size wanted = job.output().size();
    long largest = wanted == null ? 0 : wanted.pixels();
    long pixels = job.pictures().getFirst().size().pixels();
    if (plan.executable()) {
      for (Operation operation : plan.executionOrder()) {
        pixels = operation.pixelsAfter(pixels);
        largest = Math.max(largest, pixels);
      }
    }
    return largest;
  }

  private static List<String> notes(Job job, EditPlan plan, List<Note> fromEngine) {
    List<Note> notes = new ArrayList<>();
    if (job.pictures().stream().anyMatch(picture -> picture.frames() > 1)) {
      notes.add(
          new Note(
              "Of a picture with several frames or pages the first one was used.",
              "图片有多帧或多页，使用了第一帧。"));
    }
    if (job.count() > 1) {
      notes.add(
          new Note(
              "The embedded engine has one answer to an instruction: the results are the same.",
              "内置引擎对同一指令只有一种结果，因此各张图片相同。"));
    }
    notes.addAll(plan.notes());
    notes.addAll(fromEngine);
    return notes.stream().map(note -> note.in(plan.language())).toList();
  }

  private static Engine.Target target(OutputSpec output) {
    Size size = output.size();
    return new Engine.Target(
        size == null ? 0 : size.width(),
        size == null ? 0 : size.height(),
        output.sizeOpen(),
        encoding(output.format()),
        output.quality(),
        output.transparent());
  }

  static Encoding encoding(OutputFormat format) {
    return switch (format) {
      case PNG -> Encoding.PNG;
      case JPEG -> Encoding.JPEG;
      case WEBP -> Encoding.WEBP;
    };
  }

  private static void requireExecutable(EditPlan plan) {
    if (!plan.executable()) {
      throw new DarkroomException(
          ErrorCode.INSTRUCTION_NOT_SUPPORTED, plan.summary(), "instruction");
    }
  }

  private static DarkroomException refused(Refusal refusal, String language) {
    String sentence = language.equals("en") ? refusal.english() : refusal.chinese();
    return new DarkroomException(ErrorCode.INSTRUCTION_NOT_SUPPORTED, sentence, "instruction");
  }

  private static String message(RuntimeException e) {
    return Objects.requireNonNullElse(e.getMessage(), "The picture cannot be used.");
  }

  static Monitor monitor(Watch watch) {
    return new Monitor() {
      @Override
      public void progress(double done, String stage) {
        watch.progress(done, stage);
      }

      @Override
      public void check() {
        watch.check();
      }
    };
  }
}
