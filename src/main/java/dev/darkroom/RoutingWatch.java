package dev.darkroom;

import dev.darkroom.provider.target.RoutingState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether {@code darkroom.yaml} or a file of a secret has changed, and has
 * providers and routes follow it. What cannot be used is told, and what held before goes on.
 */
final class RoutingWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoutingWatch.class);

  /** An operator who has just saved a file looks at the log for about as long. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final RoutingSource source;
  private final Consumer<RoutingSettings> followers;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private RoutingSettings settings;
  private Map<Path, String> used;
  private Map<Path, String> seen;
  private Instant since;
  private @Nullable String fault;

  /**
   * Begins to look.
   *
   * @param settings what holds now
   * @param followers are given what holds from then on; what they throw as SettingsException
   *     rejects it
   */
  RoutingWatch(
      RoutingSource source,
      RoutingSettings settings,
      Consumer<RoutingSettings> followers,
      Clock clock) {
    this.source = source;
    this.settings = settings;
    this.followers = followers;
    this.clock = clock;
    this.used = source.stamp(settings.secrets());
    this.seen = used;
    this.since = clock.instant();
    this.thread = Thread.ofVirtual().name("routing-watch").unstarted(this::run);
    thread.start();
  }

  /** Which settings hold, and why a newer file does not. */
  synchronized RoutingState.Loaded state() {
    return new RoutingState.Loaded(source.file().toString(), since, fault);
  }

  private void run() {
    try {
      while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A change counts once it has stood still from one look to the next: files are half written. */
  synchronized void look() {
    Map<Path, String> now = source.stamp(settings.secrets());
    boolean still = now.equals(seen);
    seen = now;
    if (still && !now.equals(used)) {
      used = now;
      reload();
    }
  }

  private void reload() {
    try {
      RoutingSettings next = source.read();
      followers.accept(next);
      settings = next;
      used = source.stamp(next.secrets());
      seen = used;
      since = clock.instant();
      fault = null;
      LOG.info(
          "{} was read again: {} providers, {} routes",
          source.file(),
          next.providers().size(),
          next.routes().size());
    } catch (SettingsException | StartException e) {
      fault = e.getMessage();
      LOG.error("the changed settings are not used, those before still hold: {}", e.getMessage());
    } catch (RuntimeException e) {
      fault = "It could not be read; the log has more.";
      LOG.error("the changed settings are not used, those before still hold", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
