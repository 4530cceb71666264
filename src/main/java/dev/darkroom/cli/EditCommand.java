package dev.darkroom.cli;

import dev.darkroom.engine.codec.Limits;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.provider.LocalExaminer;
import dev.darkroom.provider.LocalProvider;
import dev.darkroom.provider.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code darkroom edit}: edits a file with the embedded engine, no server needed. */
@Command(
    name = "edit",
    description = "Edits a picture file by an instruction, with the embedded engine.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, 2 bad usage, 3 the instruction cannot be carried out (the reason is on",
      "standard error)."
    })
public final class EditCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int BAD_USAGE = 2;
  private static final int NOT_DONE = 3;

  private final Supplier<LocalProvider> engine;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IN", description = "The picture to edit.")
  private Path in;

  @Parameters(index = "1", paramLabel = "INSTRUCTION", description = "What to do, zh or en.")
  private String instruction;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The result: .png, .jpg, .jpeg or .webp. Not needed with --explain.")
  private @Nullable Path out;

  @Option(names = "--mask", paramLabel = "M", description = "PNG; transparent where to edit.")
  private @Nullable Path mask;

  @Option(names = "--image", paramLabel = "IN2", description = "A further picture; repeatable.")
  private List<Path> more = new ArrayList<>();

  @Option(
      names = "--explain",
      description = "Say what the instruction was understood as; without -o nothing is edited.")
  private boolean explain;

  @Option(names = "--quality", description = "0 to 100, for JPEG and WebP (90).")
  private int quality = 90;

  /** The engine is made only when a command needs it: loading natives takes a moment. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
  public EditCommand(Supplier<LocalProvider> engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() {
    if (out == null && !explain) {
      throw usage("Name the result with -o OUT, or ask for --explain.");
    }
    if (quality < 0 || quality > 100) {
      throw usage("--quality is 0 to 100.");
    }
    try {
      return edit();
    } catch (DarkroomException e) {
      System.err.println("darkroom: " + e.sentence());
      return e.code() == ErrorCode.INSTRUCTION_NOT_SUPPORTED ? NOT_DONE : BAD_USAGE;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("darkroom: " + e.getMessage());
      return BAD_USAGE;
    }
  }

  private int edit() throws IOException {
    Job job = job();
    LocalProvider local = engine.get();
    if (explain) {
      EditPlan plan = local.plan(job);
      Explanation.print(plan, System.out);
      if (out == null) {
        return plan.executable() ? DONE : NOT_DONE;
      }
    }
    try (Progress progress = Progress.onTerminal("edit")) {
      Made edited = local.make(job, job.model(), EditCommand::read, progress);
      if (out != null) {
        ResultFile.of(out, spec).write(edited.images().getFirst().bytes());
      }
      edited.notes().forEach(note -> System.err.println("darkroom: note: " + note));
    }
    return DONE;
  }

  private Job job() throws IOException {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(picture(in));
    for (Path file : more) {
      pictures.add(picture(file));
    }
    Picture maskPicture = mask == null ? null : picture(mask);
    if (maskPicture != null && !maskPicture.alpha()) {
      throw usage("The mask has no alpha channel; make it transparent where to edit.");
    }
    OutputSpec output = new OutputSpec(null, true, format(), quality, false);
    return new Job(
        Job.Work.EDIT,
        "darkroom-local",
        instruction,
        pictures,
        maskPicture,
        false,
        1,
        0,
        output,
        Map.of());
  }

  private Picture picture(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw usage("There is no file " + file + ".");
    }
    return new LocalExaminer(Limits.DEFAULT).examine(file, file.toString());
  }

  private static byte[] read(Picture picture) {
    try {
      return Files.readAllBytes(Path.of(picture.blob()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OutputFormat format() {
    return out == null ? OutputFormat.PNG : ResultFile.of(out, spec).format();
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
