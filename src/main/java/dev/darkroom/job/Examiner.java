package dev.darkroom.job;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the header of an encoded picture. */
public interface Examiner {
  /**
   * @param file the encoded picture
   * @param blob the key that its bytes are stored under
   * @throws DarkroomException IMAGE_EMPTY, IMAGE_TYPE_UNSUPPORTED, IMAGE_TOO_LARGE or IMAGE_INVALID
   */
  Picture examine(Path file, String blob) throws IOException;
}
