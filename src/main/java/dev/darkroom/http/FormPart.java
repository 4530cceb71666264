package dev.darkroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A part as received; its bytes belong to the request. */
record FormPart(
    String name,
    @Nullable String filename,
    @Nullable String contentType,
    Spool content,
    BodyStore store)
    implements Part {
  @Override
  public long size() {
    return content.size();
  }

  @Override
  public InputStream open() throws IOException {
    return content.open();
  }

  @Override
  public String text() {
    try {
      byte[] bytes = store.bytesOf(content);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BodyException(BodyException.Kind.MALFORMED, "'" + name + "' is not UTF-8 text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
