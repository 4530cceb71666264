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
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one upstream over HTTP, with its limits on time, size and calls at once. */
final class Upstream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Pictures of 64 MB as base64. */
  private static final long ANSWER_MAX = (64L << 20) / 3 * 4;

  /** Of a call that belongs to no job any more. */
  private static final Watch UNWATCHED =
      new Watch() {
        @Override
        public void progress(double done, String stage) {}

        @Override
        public void check() {}
      };

  private final ProviderConfig config;
  private final Login login;
  private final Slots slots;

  /** HTTP/1.1, where ending an exchange ends its connection; redirects are never followed. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /** An upstream that takes its key as a bearer token. */
  Upstream(ProviderConfig config) {
    this(config, Login.BEARER);
  }

  Upstream(ProviderConfig config, Login login) {
    this.config = config;
    this.login = login;
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
   * Begins the calls of one job: waits for a place among those that run at once and keeps it until
   * the session is closed. All its calls share the upstream's time limit.
   */
  Session open(Watch watch) {
    Slots.Slot slot = slots.take(watch);
    try {
      return new Session(slot, new Patience(watch, watch.calling(config.timeout())));
    } catch (RuntimeException e) {
      slot.close();
      throw e;
    }
  }

  /**
   * Posts a body and has the answer read, as the only call of a session.
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
    try (Session session = open(watch)) {
      return session.post(path, contentType, body, reading);
    }
  }

  /** The calls of one job, one after the other. */
  final class Session implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Slots.Slot slot;
    private final Patience patience;

    private Session(Slots.Slot slot, Patience patience) {
      this.slot = slot;
      this.patience = patience;
    }

    Patience patience() {
      return patience;
    }

    /** Posts a body; see {@link Upstream#post}. */
    <T> T post(
        String path, String contentType, HttpRequest.BodyPublisher body, Reading<T> reading) {
      return exchange(to(path).header("Content-Type", contentType).POST(body), patience, reading);
    }

    /**
     * Gets what lies below the base URL.
     *
     * @param path with its query, such as {@code /jobs/7}
     */
    <T> T get(String path, Reading<T> reading) {
      return exchange(to(path).GET(), patience, reading);
    }

    /**
     * Gets what an answer's address leads to, with the key. An upstream's answer may lead to the
     * base URL's own host and port, or by https into one of the upstream's domains; nowhere else
     * the key goes.
     *
     * @param url whole, or relative to the base URL
     * @param domains such as {@code bfl.ai}, which takes its subdomains with it
     * @throws DarkroomException UPSTREAM_FAILED when it leads elsewhere
     */
    <T> T follow(String url, Set<String> domains, Reading<T> reading) {
      return exchange(request(own(url, domains)).GET(), patience, reading);
    }

    /** Any request that {@link #to} or the like began. */
    <T> T send(HttpRequest.Builder request, Reading<T> reading) {
      return exchange(request, patience, reading);
    }

    /** Waits between two calls; the watch and the time limit end it early. */
    void pause(Duration time) {
      patience.pause(time);
    }

    /**
     * Tells the upstream that its work is no longer wanted: also after the job was stopped, beside
     * what goes on here, for a short time only, and without any failure.
     *
     * @return what tells it, to be waited for where the upstream must hear it before anything else
     */
    Thread farewell(HttpRequest.Builder request) {
      return Thread.startVirtualThread(
          () -> {
            try {
              exchange(request, new Patience(UNWATCHED, FAREWELL), Answer::status);
            } catch (DarkroomException e) {
              LOG.info(
                  "provider {}: the end of a job could not be told: {}", config.id(), e.code());
            }
          });
    }

    @Override
    public void close() {
      slot.close();
    }
  }

  /** Begins a request to a path below the base URL. */
  HttpRequest.Builder to(String path) {
    return request(URI.create(config.baseUrl() + path));
  }

  /**
   * Begins a request to an address that an answer gave; see {@link Session#follow}.
   *
   * @throws DarkroomException UPSTREAM_FAILED when it leads elsewhere
   */
  HttpRequest.Builder to(String url, Set<String> domains) {
    return request(own(url, domains));
  }

  private HttpRequest.Builder request(URI url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).header("Accept", "application/json, text/event-stream");
    String key = config.apiKey();
    if (key != null) {
      login.sign(request, key);
    }
    return request;
  }

  private URI own(String url, Set<String> domains) {
    try {
      URI whole = config.baseUrl().resolve(url);
      if (origin(whole).equals(origin(config.baseUrl())) || within(whole, domains)) {
        return whole;
      }
    } catch (IllegalArgumentException _) {
      // Told below, like every other text that is no address of the upstream's.
    }
    throw Answers.wrong("an address that is not its own");
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private static boolean within(URI url, Set<String> domains) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    return "https".equals(url.getScheme())
        && url.getRawUserInfo() == null
        && domains.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
  }

  private <T> T exchange(HttpRequest.Builder request, Patience patience, Reading<T> reading) {
    try (ArrivingBody body = new ArrivingBody(patience, ANSWER_MAX)) {
      HttpResponse<InputStream> response =
          patience.await(client.sendAsync(request.build(), _ -> body));
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
