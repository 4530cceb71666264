package dev.darkroom.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A page with every case, its pictures and its figures; needs nothing but its folder. */
final class Report {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8886; }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 84rem;
             padding: 0 1rem; }
      table { border-collapse: collapse; } td, th { border: 1px solid var(--line);
             padding: .2rem .6rem; text-align: left; }
      .case { border-top: 1px solid var(--line); padding: 1rem 0; }
      .pictures { display: flex; flex-wrap: wrap; gap: .6rem; }
      .pictures img { max-width: 20rem; max-height: 20rem; }
      .bad { color: #d03030; font-weight: 600; } .good { color: #208040; }
      .small { opacity: .75; font-size: .9em; }
      """;

  private Report() {}

  static void write(Path folder, Tally tally, List<MaskScore> masks) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>Evaluation</title><style>")
        .append(STYLE)
        .append(filters())
        .append("</style><h1>Evaluation</h1>");
    summary(page, tally);
    choices(page, tally);
    for (Trial trial : tally.trials()) {
      one(page, trial);
    }
    masks(page, masks);
    Files.writeString(folder.resolve("report.html"), page.append("</html>").toString());
  }

  /** Radio buttons choose what is shown, without a script. */
  private static String filters() {
    StringBuilder rules = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      rules.append(
          "body:has(#only-%1$s:checked) .case:not(.%1$s) { display: none; }\n"
              .formatted(key(verdict)));
    }
    return rules.toString();
  }

  private static void choices(StringBuilder page, Tally tally) {
    page.append("<p><label><input type=\"radio\" name=\"only\" checked> all</label>");
    for (Verdict verdict : Verdict.values()) {
      page.append(
          " <label><input type=\"radio\" name=\"only\" id=\"only-%s\"> %s (%d)</label>"
              .formatted(key(verdict), verdict.label(), tally.count(verdict)));
    }
    page.append("</p>");
  }

  private static void summary(StringBuilder page, Tally all) {
    page.append("<table><tr><th>wish<th>cases");
    for (Verdict verdict : Verdict.values()) {
      page.append("<th>").append(verdict.label());
    }
    for (Category category : Category.values()) {
      row(page, category.label(), all.of(category));
    }
    row(page, "all", all);
    page.append("</table>");
  }

  private static void row(StringBuilder page, String name, Tally tally) {
    page.append("<tr><td>").append(name).append("<td>").append(tally.trials().size());
    for (Verdict verdict : Verdict.values()) {
      page.append("<td>").append(tally.count(verdict));
    }
  }

  private static void one(StringBuilder page, Trial trial) {
    Case one = trial.of();
    page.append("<div class=\"case ").append(key(trial.verdict())).append("\"><h3>");
    page.append(escaped(one.id() + ": " + one.sentence())).append("</h3><p>");
    page.append("<span class=\"").append(trial.verdict().good() ? "good" : "bad").append("\">");
    page.append(trial.verdict().label()).append("</span> ").append(escaped(trial.told()));
    page.append(" <span class=\"small\">").append(trial.time().toMillis()).append(" ms, wanted: ");
    page.append(one.wanted().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    page.append(one.mask().isEmpty() ? "" : ", mask " + escaped(one.mask())).append("</span></p>");
    page.append("<div class=\"pictures\">");
    one.pictures().forEach(picture -> image(page, Gallery.before(picture)));
    if (trial.delivered()) {
      image(page, Gallery.after(one));
      image(page, Gallery.changes(one));
    }
    page.append("</div><ul>");
    for (Finding finding : trial.findings()) {
      page.append("<li class=\"").append(finding.holds() ? "good" : "bad").append("\">");
      page.append(escaped(finding.check() + ": " + finding.measured()));
    }
    trial.notes().forEach(note -> page.append("<li class=\"small\">").append(escaped(note)));
    page.append("</ul></div>\n");
  }

  private static void image(StringBuilder page, String file) {
    page.append("<img loading=\"lazy\" alt=\"\" src=\"pictures/").append(file).append("\">");
  }

  private static void masks(StringBuilder page, List<MaskScore> scores) {
    page.append("<h2>Subjects</h2><p>Green: found and true; red: found only; blue: missed.</p>");
    page.append("<table><tr><th>product<th>overlap<th>confidence<th>how<th>");
    for (MaskScore score : scores) {
      page.append("<tr><td>").append(score.picture()).append("<td>");
      page.append(score.delivered() ? "%.3f".formatted(score.overlap()) : "refused");
      page.append("<td>").append("%.2f".formatted(score.confidence()));
      page.append("<td>").append(escaped(score.how())).append("<td class=\"pictures\">");
      image(page, Gallery.before(score.picture()));
      if (score.delivered()) {
        image(page, Gallery.mask(score.picture()));
      }
    }
    page.append("</table>");
  }

  private static String key(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
