package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;

/** Reads a line of text. Safe for use by several threads. */
public interface TextReader {
  /**
   * What a line says.
   *
   * @param text perhaps empty
   * @param certainty the mean over its characters, 0 to 1; 0 where it is empty
   */
  record Reading(String text, double certainty) {}

  /**
   * @param line one upright line of Chinese or Latin characters that fills the picture
   * @throws Monitor.Stopped when the edit ended while this waited for its turn
   */
  Reading read(Bitmap line, Monitor monitor);
}
