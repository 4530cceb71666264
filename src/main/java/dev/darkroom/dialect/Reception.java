package dev.darkroom.dialect;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What a dialect may ask of the gateway while it reads a request. */
public interface Reception {
  /**
   * The model names that this key may ask for, in order; without {@code auto} and {@code default}.
   */
  List<String> models();

  /**
   * Keeps an uploaded picture: finds its format from its bytes, reads its header, stores it.
   *
   * @param bytesMax refuse a picture of more bytes
   * @throws DarkroomException IMAGE_EMPTY, IMAGE_TYPE_UNSUPPORTED, IMAGE_TOO_LARGE (bytes or
   *     pixels) or IMAGE_INVALID
   */
  Picture keep(InputStream bytes, long bytesMax) throws IOException;

  /**
   * Fetches a picture from an http(s) URL under the server's fetch rules and keeps it. A valid
   * result link of this server is read from storage instead.
   *
   * @throws DarkroomException IMAGE_URL_INVALID, IMAGE_URL_UNREACHABLE, or what {@link #keep}
   *     throws
   */
  Picture fetch(String url);

  /** Now, in whole seconds since 1970. */
  long now();

  /** The tasks that the caller may see. */
  OwnTasks tasks();
}
