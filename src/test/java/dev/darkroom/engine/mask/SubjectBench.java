package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Photos;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the subject search on {@link RenderedProducts}: how often it delivers, how well, and how
 * often it delivers what is wrong. Run it with a folder, which keeps the rendered pictures for the
 * next run and takes the masks that were found.
 */
final class SubjectBench {
  private static final int SIDE = 400;
  private static final int SAMPLES = 12;
  private static final double WRONG = 0.8;

  private final Path folder;
  private final MaskLadder ladder = new MaskLadder();

  private SubjectBench(Path folder) {
    this.folder = folder;
  }

  /** What a set of pictures came to. */
  private static final class Tally {
    private int count;
    private int delivered;
    private int wrong;
    private double overlap;

    void add(double found) {
      count++;
      if (found >= 0) {
        delivered++;
        overlap += found;
        wrong += found < WRONG ? 1 : 0;
      }
    }

    @Override
    public String toString() {
      return "%d pictures: %d delivered, mean IoU %.3f, %d wrong"
          .formatted(count, delivered, overlap / Math.max(1, delivered), wrong);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    new SubjectBench(folder).measure(arguments.length > 1 ? arguments[1] : "");
  }

  private void measure(String only) throws IOException {
    Tally tuned = new Tally();
    Tally heldBack = new Tally();
    List<RenderedProduct> products = RenderedProducts.all();
    long spent = 0;
    for (int k = 0; k < products.size(); k++) {
      if (!products.get(k).row().contains(only)) {
        continue;
      }
      StudioShot shot = shot(k, products.get(k));
      long start = System.nanoTime();
      Verdict verdict = verdict(shot);
      long took = System.nanoTime() - start;
      spent += took;
      (k % 3 == 2 ? heldBack : tuned).add(verdict.overlap);
      System.out.printf(
          "%02d %s %5.2f %4d ms %s | %s%n",
          k,
          verdict.overlap < 0 ? "  -  " : "%.3f".formatted(verdict.overlap),
          verdict.confidence,
          took / 1_000_000,
          shot.name(),
          verdict.how);
    }
    System.out.println("tuned on  " + tuned);
    System.out.println("held back " + heldBack);
    System.out.println(spent / 1_000_000 + " ms");
  }

  private record Verdict(double overlap, double confidence, String how) {}

  private Verdict verdict(StudioShot shot) throws IOException {
    Path to = folder.resolve("found-" + shot.name().replaceAll("[ :=]", "_") + ".png");
    try {
      Found found = ladder.subject(shot.bitmap(), Monitor.none());
      Files.write(to, Encoder.encode(grey(found.mask()), Encoding.PNG, 100));
      return new Verdict(shot.overlap(found.mask()), found.confidence(), found.how());
    } catch (Refusal refusal) {
      Files.deleteIfExists(to);
      return new Verdict(-1, 0, "refused");
    }
  }

  /** From the folder, or rendered into it. */
  private StudioShot shot(int number, RenderedProduct product) throws IOException {
    Path picture = folder.resolve("%02d-picture.png".formatted(number));
    Path truth = folder.resolve("%02d-truth.png".formatted(number));
    if (!Files.exists(truth)) {
      Files.write(picture, Encoder.encode(product.picture(SIDE, SAMPLES), Encoding.PNG, 100));
      Files.write(truth, Encoder.encode(grey(product.truth(SIDE)), Encoding.PNG, 100));
    }
    Bitmap coverage = Photos.decode(Files.readAllBytes(truth));
    Mask mask = new Mask(SIDE, SIDE);
    for (int i = 0; i < mask.coverage().length; i++) {
      mask.coverage()[i] = coverage.pixels()[4 * i];
    }
    String name = "%02d %s".formatted(number, product.row());
    return new StudioShot(name, Photos.decode(Files.readAllBytes(picture)), mask);
  }

  private static Bitmap grey(Mask mask) {
    Bitmap bitmap = new Bitmap(mask.width(), mask.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      for (int c = 0; c < 3; c++) {
        bitmap.pixels()[4 * i + c] = mask.coverage()[i];
      }
      bitmap.pixels()[4 * i + 3] = (byte) 255;
    }
    return bitmap;
  }
}
