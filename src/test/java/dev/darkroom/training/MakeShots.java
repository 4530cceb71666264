package dev.darkroom.training;

import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Renders training pictures into a folder: {@code 000123.jpg}, its matte {@code 000123.png}, and a
 * line of {@code shots.csv}. A picture depends on its number alone. Those that are there already
 * are left out, so a run that was ended is gone on with by the same command.
 */
public final class MakeShots {
  /** A clean picture; training pictures have two to four, so that noise is no sign of anything. */
  private static final int SAMPLES = 4;

  private static final int JPEG_QUALITY = 95;
  private static final double SHARE_MIN = 0.004;
  private static final double SHARE_MAX = 0.9;

  private final Path folder;
  private final int side;
  private final boolean heldBack;
  private final HeldOut heldOut = HeldOut.read();
  private final Print print = new Print();

  MakeShots(Path folder, int side, boolean heldBack) {
    this.folder = folder;
    this.side = side;
    this.heldBack = heldBack;
  }

  /** Arguments: folder, first number, count, side in pixels, and perhaps {@code held-back}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 4) {
      System.err.println("MakeShots FOLDER FIRST COUNT SIDE [held-back]");
      System.exit(2);
    }
    boolean heldBack = arguments.length > 4 && arguments[4].equals("held-back");
    int first = Integer.parseInt(arguments[1]);
    new MakeShots(Path.of(arguments[0]), Integer.parseInt(arguments[3]), heldBack)
        .make(first, Integer.parseInt(arguments[2]));
  }

  /** Makes those of the numbers that are missing and tells how many it made. */
  int make(int first, int count) throws IOException {
    Files.createDirectories(folder);
    int made = 0;
    long start = System.nanoTime();
    for (int number = first; number < first + count; number++) {
      Path matte = folder.resolve("%06d.png".formatted(number));
      if (!Files.exists(matte)) {
        write(number, shot(number), matte);
        made++;
        if (made % 50 == 0) {
          double seconds = (System.nanoTime() - start) / 1e9;
          System.out.printf("%d made, %.2f s each%n", made, seconds / made);
        }
      }
    }
    return made;
  }

  /** The first try of a number that shows something and not only that. */
  private Exposed shot(int number) {
    int samples = heldBack ? SAMPLES : SAMPLES - number % 3;
    for (int attempt = 0; ; attempt++) {
      long seed = number * 100L + attempt + (heldBack ? 7_000_000_000L : 0);
      Dice dice = new Dice(seed);
      Stage stage = Stage.set(dice, new Recipe(dice, heldOut, heldBack, print));
      Exposed exposed = Exposed.of(stage, side, samples, seed);
      double share = exposed.matte().share();
      if ((share > SHARE_MIN && share < SHARE_MAX) || attempt == 20) {
        return exposed;
      }
    }
  }

  /** The matte comes last, and at once: it says that the shot is complete. */
  private void write(int number, Exposed shot, Path matte) throws IOException {
    Files.write(
        folder.resolve("%06d.jpg".formatted(number)),
        Encoder.encode(shot.picture(), Encoding.JPEG, JPEG_QUALITY));
    Files.writeString(
        folder.resolve("shots.csv"),
        "%06d,%s%n".formatted(number, shot.words()),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Path part = folder.resolve("part-" + number);
    Files.write(part, Encoder.encode(Grey.of(shot.matte()), Encoding.PNG, 100));
    Files.move(part, matte, StandardCopyOption.ATOMIC_MOVE);
  }
}
