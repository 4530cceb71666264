package dev.darkroom.dialect.openai;

import dev.darkroom.http.Response;
import java.io.IOException;
import java.io.OutputStream;

/** The events of a call that had succeeded before anybody followed it. */
record FinishedEvents(Finished finished) implements Response.Body {
  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    new EventWriter(finished.call(), out).completed(finished);
  }
}
