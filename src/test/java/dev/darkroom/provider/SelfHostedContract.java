package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.codec.Limits;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.provider.ProviderKind.OptionException;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderContract;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What servers on one's own machines have in common: no review of contents, and options. */
abstract class SelfHostedContract extends ProviderContract {
  /** What an operator set. */
  final Map<String, String> options = new HashMap<>();

  private final AtomicLong seeds = new AtomicLong(41);

  /** Opens one whose seeds are 41, 42 and so on. */
  abstract Provider opened(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random);

  @Override
  protected ProviderKind kind() {
    return (config, tools) -> opened(withOptions(config), tools, seeds::getAndIncrement);
  }

  private ProviderConfig withOptions(ProviderConfig config) {
    Map<String, String> all = new HashMap<>(options);
    all.putAll(config.options());
    return new ProviderConfig(
        config.id(),
        config.baseUrl(),
        config.apiKey(),
        config.timeout(),
        config.maxConcurrent(),
        all);
  }

  /** Once more, with one option more. */
  final void with(String option, String value) throws IOException {
    options.put(option, value);
    open(Duration.ofSeconds(20), 1);
  }

  final String obstacle(JobDraft draft) {
    return provider().obstacle(draft.job(), model()).orElse("");
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  @Override
  protected boolean reviews() {
    return false;
  }

  @Test
  void a_size_is_drawn_within_the_limits_of_the_model() throws IOException {
    with(PixelRange.PIXELS_MIN, "65536");
    OptionException failure =
        assertThrows(OptionException.class, () -> with(PixelRange.PIXELS_MAX, "9000"));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("pixelsMax: "));
  }

  @Test
  void variations_and_cut_outs_are_obstacles() {
    assertTrue(obstacle(JobDraft.variation("square.png")).contains("no variations"));
    OutputSpec cutOut = new OutputSpec(null, false, OutputFormat.PNG, 100, true);
    assertTrue(obstacle(JobDraft.edit("first.png").output(cutOut)).contains("transparent"));
    assertEquals("", obstacle(JobDraft.edit("first.png")));
    assertEquals("", obstacle(JobDraft.generation()));
  }
}
