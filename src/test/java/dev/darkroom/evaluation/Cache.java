package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps rendered specimens in a folder, one folder each, so that a second run need not render them
 * again. Another description is another folder; after a change of the renderer, delete it all.
 */
final class Cache {
  private final Path folder;

  Cache(Path folder) {
    this.folder = folder;
  }

  Specimen specimen(String name, String description, Supplier<Specimen> maker) {
    Path own = folder.resolve(name + "-" + Integer.toHexString(description.hashCode()));
    try {
      if (!Files.exists(own.resolve("done"))) {
        write(maker.get(), own);
      }
      return read(name, own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Specimen specimen, Path own) throws IOException {
    Files.createDirectories(own);
    Files.write(own.resolve("picture.png"), png(specimen.bitmap()));
    for (Map.Entry<String, Mask> mask : specimen.masks().entrySet()) {
      Files.write(own.resolve("mask-" + mask.getKey() + ".png"), png(grey(mask.getValue())));
    }
    Files.createFile(own.resolve("done"));
  }

  private static Specimen read(String name, Path own) throws IOException {
    Map<String, Mask> masks = new HashMap<>();
    try (Stream<Path> files = Files.list(own)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        String called = file.getFileName().toString();
        if (called.startsWith("mask-")) {
          String mask = called.substring("mask-".length(), called.length() - ".png".length());
          masks.put(mask, mask(decode(file)));
        }
      }
    }
    return new Specimen(name, decode(own.resolve("picture.png")), masks, null);
  }

  private static Bitmap decode(Path file) throws IOException {
    return Decoder.decode(Files.readAllBytes(file), Limits.DEFAULT);
  }

  static byte[] png(Bitmap bitmap) {
    return Encoder.encode(bitmap, Encoding.PNG, 100);
  }

  /** White where the mask is full, black where it is empty. */
  static Bitmap grey(Mask mask) {
    Bitmap grey = new Bitmap(mask.width(), mask.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      for (int c = 0; c < 3; c++) {
        grey.pixels()[4 * i + c] = mask.coverage()[i];
      }
      grey.pixels()[4 * i + 3] = (byte) 255;
    }
    return grey;
  }

  private static Mask mask(Bitmap grey) {
    Mask mask = new Mask(grey.width(), grey.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      mask.coverage()[i] = grey.pixels()[4 * i];
    }
    return mask;
  }
}
