package dev.darkroom.cli;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.provider.LocalProvider;
import dev.darkroom.provider.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code darkroom generate}: makes a product picture from words, no server needed. */
@Command(
    name = "generate",
    description = "Makes a product picture from words, with the embedded engine.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done, 2 bad usage, 3 the picture cannot be made (the reason is on standard",
      "error)."
    })
public final class GenerateCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int BAD_USAGE = 2;
  private static final int NOT_DONE = 3;
  private static final int EDGE_MIN = 64;
  private static final int EDGE_MAX = 4096;
  private static final int COUNT_MAX = 10;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final List<String> QUALITIES = List.of("low", "medium", "high");

  private final Supplier<LocalProvider> engine;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WORDS", description = "What to show, zh or en.")
  private String words;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "The result: .png, .jpg, .jpeg or .webp; of several, OUT-1, OUT-2 ...")
  private Path out;

  @Option(names = "--size", paramLabel = "WxH", description = "64 to 4096 a side (1024x1024).")
  private String size = "1024x1024";

  @Option(
      names = {"-n", "--count"},
      description = "How many variants, 1 to 10 (1).")
  private int count = 1;

  @Option(names = "--seed", description = "The same seed gives the same picture.")
  private @Nullable Long seed;

  @Option(names = "--quality", description = "low, medium or high (medium): time for clearness.")
  private String quality = "medium";

  @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
  public GenerateCommand(Supplier<LocalProvider> engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() {
    ResultFile file = ResultFile.of(out, spec);
    Job job = job(file);
    try (Progress progress = Progress.onTerminal("generate")) {
      Made made =
          engine
              .get()
              .make(
                  job,
                  job.model(),
                  _ -> {
                    throw new IllegalStateException("A generation reads no picture");
                  },
                  progress);
      write(file, made);
      return DONE;
    } catch (DarkroomException e) {
      System.err.println("darkroom: " + e.sentence());
      return e.code() == ErrorCode.INSTRUCTION_NOT_SUPPORTED ? NOT_DONE : BAD_USAGE;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("darkroom: " + e.getMessage());
      return BAD_USAGE;
    }
  }

  private static void write(ResultFile file, Made made) throws IOException {
    int number = 0;
    for (EncodedImage image : made.images()) {
      number++;
      file.numbered(number, made.images().size()).write(image.bytes());
    }
    String summary = made.revisedPrompt();
    if (summary != null) {
      System.err.println("darkroom: " + summary);
    }
    made.notes().forEach(note -> System.err.println("darkroom: note: " + note));
  }

  private Job job(ResultFile file) {
    if (count < 1 || count > COUNT_MAX) {
      throw usage("--count is 1 to " + COUNT_MAX + ".");
    }
    if (!QUALITIES.contains(quality)) {
      throw usage("--quality is low, medium or high.");
    }
    Map<String, Object> options = new HashMap<>();
    options.put("quality", quality);
    if (seed != null) {
      options.put("seed", seed);
    }
    return new Job(
        Job.Work.GENERATE,
        "darkroom-local",
        words,
        List.of(),
        null,
        false,
        count,
        0,
        new OutputSpec(size(), false, file.format(), 90, false),
        options);
  }

  private Size size() {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw usage("--size is a width and a height such as 1024x1024.");
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = Integer.parseInt(matcher.group(2));
    if (Math.min(width, height) < EDGE_MIN || Math.max(width, height) > EDGE_MAX) {
      throw usage("--size is " + EDGE_MIN + " to " + EDGE_MAX + " a side.");
    }
    return new Size(width, height);
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
