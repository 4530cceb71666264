package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import java.util.List;

/** Finds lines of text of any script. Safe for use by several threads. */
public interface TextDetector {
  /**
   * The lines of text in a picture, at most some hundreds; none when it has none. Characters lower
   * than about one percent of the picture's long side are missed.
   *
   * @throws Monitor.Stopped when the edit ended while this waited for its turn
   */
  List<TextBox> find(Bitmap picture, Monitor monitor);
}
