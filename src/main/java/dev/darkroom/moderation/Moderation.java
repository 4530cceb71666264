package dev.darkroom.moderation;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.moderation.EndpointCheck.Failed;
import dev.darkroom.moderation.EndpointCheck.Flagged;
import dev.darkroom.moderation.EndpointCheck.Passed;
import dev.darkroom.moderation.ModerationConfig.OnFailure;
import dev.darkroom.moderation.WordList.Word;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a prompt may be carried out, by the operator's words, the protection of AI
 * labels, the built-in list and a check elsewhere, in this order. May be used by any number of
 * threads.
 */
public final class Moderation implements AutoCloseable {
  private static final String BLOCKED =
      "Your request was rejected by the safety system: its prompt asks for something that is not"
          + " allowed here. Change the prompt and send it again.";
  private static final String LABEL_PROTECTED =
      "Your request was rejected by the safety system: a mark that says a picture was made by AI"
          + " may not be removed or hidden. Leave that out of the prompt and send it again.";
  private static final String NO_ANSWER = "The safety check does not answer; try again";
  private static final long FAILURE_LOG_EVERY = Duration.ofMinutes(1).toNanos();
  private static final Logger LOG = LoggerFactory.getLogger(Moderation.class);

  private final ModerationConfig config;
  private final WordList operator;
  private final FutureTask<WordList> builtIn;
  private final @Nullable EndpointCheck endpoint;
  private final LongSupplier nanos;
  private final AtomicLong failureLogged;

  /** Reads nothing yet: see {@link #load}. */
  public Moderation(ModerationConfig config) {
    this(config, System::nanoTime);
  }

  /**
   * @param nanos as {@link System#nanoTime}
   */
  Moderation(ModerationConfig config, LongSupplier nanos) {
    this.config = config;
    this.nanos = nanos;
    this.failureLogged = new AtomicLong(nanos.getAsLong() - FAILURE_LOG_EVERY);
    this.operator =
        new WordList(config.words().stream().map(word -> Word.of(word, Kind.OPERATOR)).toList());
    this.builtIn =
        new FutureTask<>(
            () ->
                config.builtIn()
                    ? BuiltInWords.without(config.allowed())
                    : new WordList(List.of()));
    this.endpoint = config.endpoint() == null ? null : new EndpointCheck(config.endpoint());
  }

  /**
   * Begins to read the built-in list in the background, so that the first check need not. It takes
   * half a second of a processor, which a start had better not share.
   */
  public void load() {
    Thread.startVirtualThread(builtIn);
  }

  /**
   * @param text a prompt of any length
   * @throws DarkroomException CONTENT_BLOCKED when the text may not be carried out; UPSTREAM_BUSY
   *     when the check elsewhere fails and the operator chose to refuse then
   */
  public void check(String text) {
    if (text.isBlank()) {
      return;
    }
    Folded folded = Folded.of(text);
    operator.find(folded).ifPresent(word -> refuse(word.kind().word(), text, BLOCKED));
    if (config.protectLabels() && ProtectedLabels.asksToRemoveOne(text)) {
      refuse("label", text, LABEL_PROTECTED);
    }
    Optional<Word> found = builtIn().find(folded);
    found.ifPresent(word -> refuse(word.kind().word(), text, BLOCKED));
    if (endpoint != null) {
      ask(endpoint, text);
    }
  }

  /** Reads the list when nobody has, or waits for whoever does. */
  private WordList builtIn() {
    builtIn.run();
    try {
      return builtIn.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the built-in words cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void ask(EndpointCheck endpoint, String text) {
    switch (endpoint.check(text)) {
      case Passed() -> {}
      case Flagged(List<String> categories) -> refuse("endpoint " + categories, text, BLOCKED);
      case Failed(String why) -> failed(why);
    }
  }

  private void failed(String why) {
    boolean open = config.endpoint() != null && config.endpoint().onFailure() == OnFailure.OPEN;
    long now = nanos.getAsLong();
    long last = failureLogged.get();
    if (now - last >= FAILURE_LOG_EVERY && failureLogged.compareAndSet(last, now)) {
      LOG.warn(
          "The moderation endpoint fails ({}); prompts {}", why, open ? "pass" : "are refused");
    }
    if (!open) {
      throw new DarkroomException(ErrorCode.UPSTREAM_BUSY, NO_ANSWER);
    }
  }

  private static void refuse(String rule, String text, String sentence) {
    LOG.info("Prompt blocked: rule {}, {} characters, sha256 {}", rule, text.length(), hash(text));
    throw new DarkroomException(ErrorCode.CONTENT_BLOCKED, sentence);
  }

  /** Enough to tell two prompts apart, not to guess one. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends what is still asked elsewhere. */
  @Override
  public void close() {
    if (endpoint != null) {
      endpoint.close();
    }
  }
}
