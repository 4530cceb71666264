package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The pictures beside the report. Safe for several threads. */
final class Gallery {
  private final Path folder;
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  Gallery(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of an input picture. */
  static String before(String picture) {
    return "before-" + picture.replace('(', '-').replace(")", "") + ".jpg";
  }

  static String after(Case one) {
    return one.id() + "-after.jpg";
  }

  static String changes(Case one) {
    return one.id() + "-mask.png";
  }

  static String mask(String picture) {
    return "mask-" + picture + ".png";
  }

  void show(Trial trial, Pictures pictures) {
    for (String picture : trial.of().pictures()) {
      if (shown.add(picture)) {
        write(before(picture), jpeg(pictures.named(picture).bitmap()));
      }
    }
    if (trial.after() != null) {
      write(after(trial.of()), jpeg(trial.after()));
    }
    if (trial.changes() != null) {
      write(changes(trial.of()), Cache.png(Cache.grey(trial.changes())));
    }
  }

  /** Green where found and true agree, red where only found is, blue where only the truth is. */
  void mask(Specimen specimen, Mask found) {
    Mask truth = specimen.region("subject");
    Bitmap both = new Bitmap(truth.width(), truth.height());
    for (int i = 0; i < truth.coverage().length; i++) {
      int f = found.coverage()[i] & 255;
      int t = truth.coverage()[i] & 255;
      both.pixels()[4 * i] = (byte) Math.max(0, t - f);
      both.pixels()[4 * i + 1] = (byte) Math.min(t, f);
      both.pixels()[4 * i + 2] = (byte) Math.max(0, f - t);
      both.pixels()[4 * i + 3] = (byte) 255;
    }
    write(mask(specimen.name()), Cache.png(both));
    if (shown.add(specimen.name())) {
      write(before(specimen.name()), jpeg(specimen.bitmap()));
    }
  }

  private void write(String file, byte[] bytes) {
    try {
      Files.write(folder.resolve(file), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is transparent shows a grey chequered ground. */
  private static byte[] jpeg(Bitmap bitmap) {
    Bitmap shown = bitmap.copy();
    byte[] p = shown.pixels();
    for (int i = 0; i < p.length; i += 4) {
      int alpha = p[i + 3] & 255;
      int x = i / 4 % bitmap.width();
      int y = i / 4 / bitmap.width();
      int ground = (x / 12 + y / 12) % 2 == 0 ? 204 : 153;
      for (int c = i; c < i + 3; c++) {
        p[c] = (byte) (((p[c] & 255) * alpha + ground * (255 - alpha)) / 255);
      }
      p[i + 3] = (byte) 255;
    }
    return Encoder.encode(shown, Encoding.JPEG, 90);
  }
}
