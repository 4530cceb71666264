package dev.darkroom.training;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.Models;
import dev.darkroom.engine.model.OwnCutOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Cuts pictures out as the mask ladder does, for {@code training/evaluate.py} to compare with: a
 * mask of the picture's name, and a line of {@code classical.csv} with its confidence. What the
 * ladder refuses has no mask. Those that are listed already are left out.
 *
 * <p>The own network is not asked, unless {@code -Down=FOLDER} names one (or {@code -Down=bundled}
 * that of the build): then the masks are those of the whole ladder.
 */
public final class ClassicalMasks {
  private ClassicalMasks() {}

  /** Arguments: the folder for the masks, then pictures. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    Path list = folder.resolve("classical.csv");
    List<String> done = Files.exists(list) ? Files.readAllLines(list) : List.of();
    MaskLadder ladder = new MaskLadder(Models.none(), own(System.getProperty("own", "")));
    for (int i = 1; i < arguments.length; i++) {
      Path picture = Path.of(arguments[i]);
      String name = picture.getFileName().toString().replaceAll("\\.[a-z]+$", "");
      if (done.stream().noneMatch(line -> line.startsWith(name + ","))) {
        String line = name + "," + cut(ladder, picture, folder.resolve(name + ".png")) + "\n";
        Files.writeString(list, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
  }

  private static OwnCutOut own(String named) {
    return switch (named) {
      case "" -> OwnCutOut.none();
      case "bundled" -> OwnCutOut.bundled();
      case String folder -> OwnCutOut.in(Path.of(folder));
    };
  }

  private static String cut(MaskLadder ladder, Path picture, Path to) throws IOException {
    Bitmap bitmap = Decoder.decode(Files.readAllBytes(picture), Limits.DEFAULT);
    try {
      Found found = ladder.subject(bitmap, Monitor.none());
      Files.write(to, Encoder.encode(Grey.of(found.mask()), Encoding.PNG, 100));
      return "%.3f,%s".formatted(found.confidence(), found.how());
    } catch (Refusal refusal) {
      return "0,refused " + refusal.code();
    }
  }
}
