package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.gateway.ResultFetch;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Pictures;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.ProviderKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A provider against a scripted upstream, opened anew for each test. */
public abstract class ProviderFixture {
  protected static final String KEY = "sk-upstream-9f8e7d6c5b4a3210";

  @TempDir Path temporary;

  protected final ScriptedUpstream upstream = new ScriptedUpstream();
  protected final FakeWatch watch = new FakeWatch();
  private @Nullable ResultFetch results;
  private @Nullable Provider provider;

  /** The kind under test. */
  protected abstract ProviderKind kind();

  /** The conversions that it works with. */
  protected abstract Pictures pictures();

  /** The folder of its exchanges, below the base path that its upstream has. */
  protected abstract String exchanges();

  protected abstract String basePath();

  /** A model that takes one plain edit. */
  protected abstract String model();

  @BeforeEach
  final void start() throws IOException {
    open(Duration.ofSeconds(20), 4);
  }

  /** The provider once more, with other limits. */
  protected final Provider open(Duration timeout, int maxConcurrent) throws IOException {
    return open(timeout, maxConcurrent, Map.of());
  }

  /** The provider once more, with other limits and options of its kind. */
  protected final Provider open(Duration timeout, int maxConcurrent, Map<String, String> options)
      throws IOException {
    close();
    URI base = URI.create(upstream.url() + basePath());
    ProviderConfig config = new ProviderConfig("main", base, KEY, timeout, maxConcurrent, options);
    ResultFetch fetch = new ResultFetch(config, temporary, "Darkroom/test");
    results = fetch;
    Provider opened = kind().open(config, new ProviderKind.Tools(pictures(), fetch));
    provider = opened;
    return opened;
  }

  @AfterEach
  final void stop() {
    close();
    upstream.close();
  }

  private void close() {
    if (provider != null) {
      provider.close();
    }
    if (results != null) {
      results.close();
    }
  }

  protected final UpstreamExchange exchange(String name) {
    return exchange(name, upstream);
  }

  /** The exchange with results that lie elsewhere. */
  protected final UpstreamExchange exchange(String name, ScriptedUpstream files) {
    Macros macros = new Macros(upstream.url().toString(), files.url().toString());
    return UpstreamExchange.read(exchanges() + "/" + name + ".yaml", macros);
  }

  protected final Made make(JobDraft draft) {
    return make(draft, model());
  }

  protected final Made make(JobDraft draft, String model) {
    return provider().make(draft.job(), model, JobDraft.SOURCES, watch);
  }

  protected final Provider provider() {
    return Objects.requireNonNull(provider);
  }

  /** Plays the exchange, makes the job and compares what was sent with what is documented. */
  protected final Made verify(String name, JobDraft draft, String model) {
    UpstreamExchange exchange = exchange(name);
    exchange.play(upstream, 1);
    int before = upstream.calls().size();
    Made made = make(draft, model);
    exchange.verify(upstream.calls().subList(before, upstream.calls().size()));
    return made;
  }

  protected final DarkroomException failure(JobDraft draft) {
    return failure(draft, model());
  }

  protected final DarkroomException failure(JobDraft draft, String model) {
    DarkroomException failure = assertThrows(DarkroomException.class, () -> make(draft, model));
    assertFalse(failure.sentence().contains(KEY), failure.sentence());
    assertFalse(failure.sentence().contains("127.0.0.1"), failure.sentence());
    return failure;
  }

  protected static void assertPicture(
      EncodedImage image, OutputFormat format, int width, int height) {
    assertEquals(format, image.format());
    assertEquals(new Size(width, height), image.size());
    Header header = Codecs.header(image.bytes(), Limits.DEFAULT);
    assertEquals(format.mimeType(), header.mimeType());
    assertEquals(image.size(), new Size(header.width(), header.height()));
  }
}
