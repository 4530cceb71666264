package dev.darkroom.engine.operation;

import dev.darkroom.engine.Monitor;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Walks a picture's rows in parallel, a band at a time, asking between bands whether to stop. */
final class Bands {
  private static final int ROWS = 128;

  private Bands() {}

  static void eachRow(int height, Monitor monitor, IntConsumer row) {
    for (int top = 0; top < height; top += ROWS) {
      monitor.check();
      IntStream.range(top, Math.min(height, top + ROWS)).parallel().forEach(row);
    }
  }
}
