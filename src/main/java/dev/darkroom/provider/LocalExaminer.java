package dev.darkroom.provider;

import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.Examiner;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads headers with the engine's codecs. */
public final class LocalExaminer implements Examiner {
  private final Limits limits;

  public LocalExaminer(Limits limits) {
    this.limits = limits;
  }

  @Override
  public Picture examine(Path file, String blob) throws IOException {
    try {
      Header header = Codecs.header(file, limits);
      return new Picture(
          blob,
          header.mimeType(),
          Files.size(file),
          new Size(header.width(), header.height()),
          header.alpha(),
          header.frames());
    } catch (CodecException e) {
      throw Codes.refusal(e);
    }
  }
}
