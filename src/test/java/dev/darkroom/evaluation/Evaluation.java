package dev.darkroom.evaluation;

import dev.darkroom.engine.Engine;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Tries every case, scores the masks, writes the report and the page of figures, and fails when too
 * much is wrong or too little is done: {@code ./mvnw verify -Pevaluation}.
 *
 * <p>Arguments: the folder of the report, the page of figures (or {@code -}), the largest share of
 * wrong pictures, the smallest share of passed cases. {@code -Devaluation.only=text-.*} tries only
 * the cases whose id matches, the masks where {@code masks} matches, and writes no page.
 */
public final class Evaluation {
  private final MaskLadder ladder = new MaskLadder();
  private final Products products;
  private final Pictures pictures;
  private final Gallery gallery;
  private final Trials trials;
  private final Path folder;

  private Evaluation(Path folder) {
    this.folder = folder;
    this.products = new Products(new Cache(folder.resolve("products")));
    this.pictures = new Pictures(products);
    this.gallery = new Gallery(folder.resolve("pictures"));
    this.trials = new Trials(new Engine(ladder, Models.none(), Limits.DEFAULT), pictures);
  }

  /** Exits with 1 when a limit is missed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    double wrongMax = Double.parseDouble(arguments[2]);
    double passedMin = Double.parseDouble(arguments[3]);
    Evaluation evaluation = new Evaluation(folder);
    String only = System.getProperty("evaluation.only", ".*");
    List<Case> cases = Case.all().stream().filter(c -> c.id().matches(only)).toList();
    Tally tally = new Tally(inParallel(cases, evaluation::tried));
    List<MaskScore> masks =
        "masks".matches(only)
            ? inParallel(evaluation.products.names(), evaluation::mask)
            : List.of();
    evaluation.write(tally, masks);
    if (!arguments[1].equals("-") && only.equals(".*")) {
      QualityPage.write(Path.of(arguments[1]), tally, masks);
    }
    boolean held = tally.wrongShare() <= wrongMax && tally.passedShare() >= passedMin;
    System.out.printf(
        Locale.ROOT,
        "%d cases: passed %.1f %% of the doable (at least %.0f %%), wrong %.1f %% of the delivered"
            + " (at most %.0f %%). %s%n",
        tally.trials().size(),
        100 * tally.passedShare(),
        100 * passedMin,
        100 * tally.wrongShare(),
        100 * wrongMax,
        folder.resolve("report.html"));
    System.exit(held ? 0 : 1);
  }

  private Trial tried(Case one) {
    Trial trial = trials.of(one);
    gallery.show(trial, pictures);
    System.out.println(line(trial));
    return trial.light();
  }

  private MaskScore mask(String product) {
    return MaskScore.of(products.specimen(product), ladder, gallery);
  }

  private static String line(Trial trial) {
    StringBuilder line = new StringBuilder();
    line.append("%-14s %-26s".formatted(trial.of().id(), trial.verdict().label()));
    line.append(" %5d ms ".formatted(trial.time().toMillis()));
    if (trial.verdict() == Verdict.WRONG && !trial.of().wanted().isDone()) {
      line.append(" did: ").append(trial.told());
    } else if (!trial.verdict().good()) {
      line.append(trial.findings().isEmpty() ? trial.told() : "");
    }
    trial.findings().stream()
        .filter(finding -> !finding.holds())
        .forEach(f -> line.append(" [").append(f.check()).append(": ").append(f.measured() + "]"));
    return line.toString();
  }

  private void write(Tally tally, List<MaskScore> masks) throws IOException {
    Files.createDirectories(folder);
    Report.write(folder, tally, masks);
    StringBuilder lines = new StringBuilder();
    tally.trials().forEach(trial -> lines.append(line(trial)).append('\n'));
    masks.forEach(score -> lines.append(score).append('\n'));
    Files.writeString(folder.resolve("results.txt"), lines);
  }

  private static <T, R> List<R> inParallel(List<T> all, Function<T, R> work)
      throws InterruptedException {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<R>> futures =
          all.stream().map(one -> workers.submit(() -> work.apply(one))).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A case could not be tried", e);
    }
  }
}
