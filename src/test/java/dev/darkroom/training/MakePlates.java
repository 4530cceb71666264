package dev.darkroom.training;

import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.scenery.Scenery;
import dev.darkroom.engine.scenery.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Paints every scene in several stagings, as grounds for cut-out things: {@code beach-3.jpg}. */
public final class MakePlates {
  private static final int JPEG_QUALITY = 92;

  private MakePlates() {}

  /** Arguments: folder, stagings of each scene, side in pixels. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int stagings = Integer.parseInt(arguments[1]);
    int side = Integer.parseInt(arguments[2]);
    Files.createDirectories(folder);
    long seed = 0;
    for (Scenery scene : Scenery.values()) {
      for (int i = 0; i < stagings; i++) {
        paint(folder, scene, i, side, new Dice(seed + i));
      }
      seed += 100;
    }
  }

  private static void paint(Path folder, Scenery scene, int number, int side, Dice dice)
      throws IOException {
    String name = scene.name().toLowerCase(Locale.ROOT) + "-" + number + ".jpg";
    if (Files.exists(folder.resolve(name))) {
      return;
    }
    Staging staging = new Staging(dice.between(0.2, 0.9), dice.between(0.6, 1.1));
    int width = (int) (side * dice.factor(1.5));
    int height = (int) (side * dice.factor(1.5));
    Path part = folder.resolve("part");
    Files.write(
        part,
        Encoder.encode(
            scene.paint(width, height, staging, Monitor.none()), Encoding.JPEG, JPEG_QUALITY));
    Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
