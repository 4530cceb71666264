package dev.darkroom.provider;

import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.util.Objects;

/** The one mapper from the engine's failures with files to error codes. */
final class Codes {
  private Codes() {}

  static DarkroomException refusal(CodecException e) {
    ErrorCode code =
        switch (e.kind()) {
          case EMPTY -> ErrorCode.IMAGE_EMPTY;
          case UNSUPPORTED -> ErrorCode.IMAGE_TYPE_UNSUPPORTED;
          case TOO_LARGE -> ErrorCode.IMAGE_TOO_LARGE;
          case INVALID -> ErrorCode.IMAGE_INVALID;
        };
    String sentence = Objects.requireNonNullElse(e.getMessage(), "The picture cannot be read.");
    return new DarkroomException(code, sentence, "image");
  }
}
