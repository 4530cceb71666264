package dev.darkroom.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Picture;
import dev.darkroom.job.PlanQuestion;
import dev.darkroom.job.PlanView;
import dev.darkroom.provider.LocalExaminer;
import dev.darkroom.provider.LocalProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code darkroom plan}: says what an instruction would do, and where in a picture. */
@Command(
    name = "plan",
    description = "Says what an instruction would do; with a picture, where in it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 it can be carried out, 2 bad usage, 3 it cannot (the reason is in the plan)."
    })
public final class PlanCommand implements Callable<Integer> {
  private static final int EXECUTABLE = 0;
  private static final int BAD_USAGE = 2;
  private static final int NOT_EXECUTABLE = 3;

  private final Supplier<LocalProvider> engine;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "INSTRUCTION", description = "What to do, zh or en.")
  private String instruction;

  @Parameters(
      index = "1..*",
      paramLabel = "PICTURE",
      description = "Pictures; the places are looked for in the first.")
  private List<Path> pictures = new ArrayList<>();

  @Option(names = "--mask", paramLabel = "M", description = "PNG; transparent where to edit.")
  private @Nullable Path mask;

  @Option(names = "--json", description = "Print the plan as the server answers it.")
  private boolean json;

  @Option(
      names = "--preview",
      paramLabel = "OUT",
      description = "Draw the places in red over the grey picture: .png, .jpg, .jpeg or .webp.")
  private @Nullable Path preview;

  /** The engine is made only when a command needs it: loading natives takes a moment. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
  public PlanCommand(Supplier<LocalProvider> engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() {
    requireSense();
    try (Progress progress = Progress.onTerminal("plan")) {
      PlanView plan = engine.get().foresight().plan(question(), PlanCommand::read, progress);
      if (json) {
        System.out.println(
            new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(plan.members()));
      } else {
        PlanText.print(plan, System.out);
      }
      if (preview != null) {
        ResultFile file = ResultFile.of(preview, spec);
        file.write(PlacesPicture.of(Files.readAllBytes(pictures.getFirst()), plan, file.format()));
      }
      return plan.executable() ? EXECUTABLE : NOT_EXECUTABLE;
    } catch (DarkroomException e) {
      System.err.println("darkroom: " + e.sentence());
      return BAD_USAGE;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("darkroom: " + e.getMessage());
      return BAD_USAGE;
    }
  }

  private void requireSense() {
    if (instruction.isBlank()) {
      throw usage("Say what to do, such as \"make the cup blue\".");
    }
    if (instruction.codePointCount(0, instruction.length()) > PlanQuestion.INSTRUCTION_MAX) {
      throw usage("An instruction has at most " + PlanQuestion.INSTRUCTION_MAX + " characters.");
    }
    if (pictures.size() > PlanQuestion.PICTURES_MAX) {
      throw usage("At most " + PlanQuestion.PICTURES_MAX + " pictures can be named.");
    }
    if (pictures.isEmpty() && (mask != null || preview != null)) {
      throw usage("--mask and --preview need a picture.");
    }
    if (preview != null) {
      ResultFile.of(preview, spec);
    }
  }

  private PlanQuestion question() throws IOException {
    if (pictures.isEmpty()) {
      return PlanQuestion.blind(instruction, 0, false);
    }
    List<Picture> taken = new ArrayList<>();
    for (Path file : pictures) {
      taken.add(picture(file));
    }
    Picture maskPicture = mask == null ? null : picture(mask);
    if (maskPicture != null && !maskPicture.alpha()) {
      throw usage("The mask has no alpha channel; make it transparent where to edit.");
    }
    return PlanQuestion.grounded(instruction, taken, maskPicture);
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

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
