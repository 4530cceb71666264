package dev.darkroom.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The figures in {@code docs/reference/engine-quality.md}, between two marks. */
final class QualityPage {
  private static final String BEGIN = "<!-- figures: written by the evaluation -->";
  private static final String END = "<!-- end of the figures -->";
  private static final double[] BINS = {0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01};

  private QualityPage() {}

  /** Replaces what stands between the marks. */
  static void write(Path page, Tally tally, List<MaskScore> masks) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < from) {
      throw new IOException(page + " lacks the marks that the figures stand between");
    }
    String figures = BEGIN + "\n" + cases(tally) + "\n" + masks(masks) + "\n";
    Files.writeString(page, text.substring(0, from) + figures + text.substring(to));
  }

  private static String cases(Tally all) {
    StringBuilder text = new StringBuilder();
    text.append("| wish | cases | doable | passed | refused though doable | wrong |")
        .append(" to refuse | refused rightly | for another reason |\n")
        .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (Category category : Category.values()) {
      text.append(row(category.label(), all.of(category)));
    }
    text.append(row("**all**", all));
    return text.append(
            String.format(
                Locale.ROOT,
                "%nOf what can be done %.0f %% passed; of the pictures delivered %.1f %% are"
                    + " wrong.%n",
                100 * all.passedShare(),
                100 * all.wrongShare()))
        .toString();
  }

  private static String row(String name, Tally tally) {
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %d |\n"
        .formatted(
            name,
            tally.trials().size(),
            tally.doable(),
            tally.count(Verdict.PASSED),
            tally.count(Verdict.REFUSED_DOABLE),
            tally.wrong(),
            tally.trials().size() - tally.doable(),
            tally.count(Verdict.REFUSED),
            tally.count(Verdict.REFUSED_OTHERWISE));
  }

  private static String masks(List<MaskScore> scores) {
    List<MaskScore> delivered = scores.stream().filter(MaskScore::delivered).toList();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Subjects of %d rendered products: %d found (%.0f %%), mean overlap of these %.3f, "
                + "%d below %.1f.%n%n",
            scores.size(),
            delivered.size(),
            100.0 * delivered.size() / scores.size(),
            MaskScore.meanOverlap(delivered),
            delivered.stream().filter(MaskScore::wrong).count(),
            MaskScore.GOOD));
    text.append("| confidence | subjects | mean confidence | mean overlap | below 0.8 |\n")
        .append("| --- | --- | --- | --- | --- |\n");
    for (int i = 0; i + 1 < BINS.length; i++) {
      List<MaskScore> bin = MaskScore.between(scores, BINS[i], BINS[i + 1]);
      if (!bin.isEmpty()) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %.2f to %.2f | %d | %.2f | %.3f | %d |%n",
                BINS[i],
                Math.min(1, BINS[i + 1]),
                bin.size(),
                MaskScore.meanConfidence(bin),
                MaskScore.meanOverlap(bin),
                bin.stream().filter(MaskScore::wrong).count()));
      }
    }
    return text.toString();
  }
}
