package dev.darkroom.testing;

import dev.darkroom.http.Part;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part whose content lies in memory. */
public record FakePart(ScriptedPart script) implements Part {
  @Override
  public String name() {
    return script.name();
  }

  @Override
  public @Nullable String filename() {
    return script.filename();
  }

  @Override
  public @Nullable String contentType() {
    String type = script.contentType();
    return type == null ? null : FakeRequest.mediaType(type).toLowerCase(Locale.ROOT);
  }

  @Override
  public long size() {
    return script.bytes().length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(script.bytes());
  }

  @Override
  public String text() {
    return new String(script.bytes(), StandardCharsets.UTF_8);
  }
}
