package dev.darkroom.cli;

import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.label.Carried;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code darkroom inspect}: what a picture file says of itself and of how it was made. */
@Command(
    name = "inspect",
    description =
        "Says what a picture file tells of itself: format, EXIF, labels of AI-made media.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 2 bad usage, or the file is no picture that can be read."})
public final class InspectCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int BAD_USAGE = 2;

  /** The file is read whole. */
  private static final long LENGTH_MAX = 256L << 20;

  /** Nothing is decoded, so any number of pixels will do. */
  private static final Limits ANY = new Limits(Long.MAX_VALUE, Integer.MAX_VALUE);

  @Parameters(index = "0", paramLabel = "FILE", description = "The picture.")
  private Path file;

  @Option(names = "--json", description = "Print one JSON object, for machines.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
  public InspectCommand() {}

  @Override
  public Integer call() {
    try {
      if (!Files.isRegularFile(file)) {
        return refused("There is no file " + file + ".");
      }
      if (Files.size(file) > LENGTH_MAX) {
        return refused("The file is larger than 256 MB.");
      }
      byte[] bytes = Files.readAllBytes(file);
      Header header = Codecs.header(bytes, ANY);
      Inspection inspection = new Inspection(header, Carried.of(bytes));
      String found = json ? inspection.json() : inspection.text();
      System.out.writeBytes((found + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      return DONE;
    } catch (CodecException | IOException e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private static int refused(String sentence) {
    System.err.println("darkroom: " + sentence);
    return BAD_USAGE;
  }
}
