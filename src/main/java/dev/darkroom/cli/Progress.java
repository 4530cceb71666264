package dev.darkroom.cli;

import dev.darkroom.job.Watch;
import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a command is, where somebody watches. */
final class Progress implements Watch, AutoCloseable {
  private static final int STEPS = 100;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** A bar on standard error when it is a terminal, else nothing. */
  @SuppressWarnings("SystemConsoleNull") // Declared nullable, and NullAway believes it.
  static Progress onTerminal(String task) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(STEPS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(50)
            .hideEta()
            .build());
  }

  @Override
  public void progress(double done, String stage) {
    if (bar != null) {
      bar.setExtraMessage(stage);
      bar.stepTo(Math.round(done * STEPS));
    }
  }

  @Override
  public void check() {}

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
