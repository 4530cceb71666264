package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one upstream over HTTP, with its limits on time, size and calls at once. */
final class Upstream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Pictures of 64 MB as base64. */
  private static final long ANSWER_MAX = (64L << 20) / 3 * 4;

  private final ProviderConfig config;
  private final Slots slots;

  /** HTTP/1.1, where ending an exchange ends its connection; redirects are never followed. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  Upstream(ProviderConfig config) {
    this.config = config;
    this.slots = new Slots(config.maxConcurrent());
  }

  ProviderConfig config() {
    return config;
  }

  /** What an upstream answered; its body is read while it arrives. */
  record Answer(int status, HttpHeaders headers, InputStream body, Patience patience) {
    String contentType() {
      return headers.firstValue("Content-Type").orElse("");
    }
  }

  /** Reads an answer to its result; a failing connection ends it. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Answer answer) throws IOException;
  }

  /**
   * Posts a body and has the answer read; waits for a place among the calls that run at once.
   *
   * @param path below the base URL, such as {@code /images/edits}
   * @throws DarkroomException UPSTREAM_FAILED when there is no whole answer in time, what the watch
   *     throws, or what the reading throws
   */
  <T> T post(
      String path,
      String contentType,
      HttpRequest.BodyPublisher body,
      Watch watch,
      Reading<T> reading) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.baseUrl() + path))
            .header("Content-Type", contentType)
            .header("Accept", "application/json, text/event-stream")
            .POST(body);
    String key = config.apiKey();
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try (var _ = slots.take(watch)) {
      return exchange(request.build(), new Patience(watch, config.timeout()), reading);
    }
  }

  private <T> T exchange(HttpRequest request, Patience patience, Reading<T> reading) {
    try (ArrivingBody body = new ArrivingBody(patience, ANSWER_MAX)) {
      HttpResponse<InputStream> response = patience.await(client.sendAsync(request, _ -> body));
      return reading.read(new Answer(response.statusCode(), response.headers(), body, patience));
    } catch (ExecutionException e) {
      throw broken(e.getCause() == null ? e : e.getCause());
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private DarkroomException broken(Throwable cause) {
    LOG.warn("provider {}: the call broke off: {}", config.id(), cause.toString());
    DarkroomException failure =
        new DarkroomException(
            ErrorCode.UPSTREAM_FAILED, "The image service could not be reached or broke off.");
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
