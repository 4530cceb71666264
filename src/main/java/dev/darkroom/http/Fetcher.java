package dev.darkroom.http;

import dev.darkroom.http.FetchResult.Fetched;
import dev.darkroom.http.FetchResult.Reason;
import dev.darkroom.http.FetchResult.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches what lies behind URLs that users give. It reaches public addresses only, checked for
 * every connection of every redirect, and ends in time whatever the other side does.
 */
public final class Fetcher implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** A head without end would fill the memory before the time is over. */
  private static final Http1Config HEAD =
      Http1Config.custom().setMaxLineLength(16 << 10).setMaxHeaderCount(200).build();

  private final FetchConfig config;
  private final CloseableHttpClient client;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore slots;

  public Fetcher(FetchConfig config) throws IOException {
    this(config, InetAddress::getAllByName);
  }

  Fetcher(FetchConfig config, VettedResolver.Names names) throws IOException {
    Files.createDirectories(config.temporary());
    this.config = config;
    this.slots = new Semaphore(config.fetchesMax(), true);
    this.client = client(config, new VettedResolver(config, names));
  }

  /** Nothing is remembered between requests, taken from the environment, or done on its own. */
  private static CloseableHttpClient client(FetchConfig config, VettedResolver resolver) {
    Timeout whole = Timeout.of(config.whole());
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(config.connect()))
            .setSocketTimeout(whole)
            .build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(HEAD).build())
                .setDnsResolver(resolver)
                .setDefaultConnectionConfig(connection)
                .setMaxConnTotal(config.fetchesMax())
                .setMaxConnPerRoute(config.fetchesMax())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(whole).build())
        .setConnectionReuseStrategy((_, _, _) -> false)
        .setUserAgent(config.userAgent())
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  /** Whether a URL has the form that {@link #fetch} takes; nothing is looked up. */
  public static boolean isFetchable(String url) {
    return FetchTarget.parse(url).isPresent();
  }

  /** Fetches; waits at most the configured time. */
  public FetchResult fetch(String url) {
    Optional<FetchTarget> target = FetchTarget.parse(url);
    if (target.isEmpty()) {
      return new Refused(Reason.INVALID_URL, "not an http or https URL without a login");
    }
    Pursuit pursuit = new Pursuit(target.get());
    Future<FetchResult> result = workers.submit(pursuit::run);
    try {
      return result.get(config.whole().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return timeout();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return timeout();
    } catch (ExecutionException e) {
      throw new IllegalStateException("fetching failed", e.getCause());
    } finally {
      pursuit.end();
      result.cancel(true);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }

  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException _) {
      // The connection is closed already; the answer was read or is not wanted.
    }
  }

  private static FetchResult timeout() {
    return new Refused(Reason.TIMEOUT, "the server did not answer in time");
  }

  /** One fetch over all its redirects; may be ended from another thread. */
  private final class Pursuit {
    private FetchTarget target;
    private HttpGet request;
    private boolean ended;

    Pursuit(FetchTarget first) {
      target = first;
      request = new HttpGet(first.file());
    }

    FetchResult run() throws InterruptedException {
      slots.acquire();
      try {
        for (int redirects = 0; redirects <= config.redirectsMax(); redirects++) {
          Optional<FetchResult> result = step();
          if (result.isPresent()) {
            return result.get();
          }
        }
        return new Refused(
            Reason.TOO_MANY_REDIRECTS, "more than " + config.redirectsMax() + " redirects");
      } finally {
        slots.release();
      }
    }

    /** Closes the connection, whatever it waits for, and lets no other begin. */
    synchronized void end() {
      ended = true;
      request.cancel();
    }

    private synchronized Optional<HttpGet> next() {
      request = new HttpGet(target.file());
      request.setHeader("Accept", "image/*, */*;q=0.5");
      return ended ? Optional.empty() : Optional.of(request);
    }

    /** One request; empty when it led to another target. */
    private Optional<FetchResult> step() {
      boolean usual = target.port() == 80 || target.port() == 443;
      if (!usual && !config.allows(target.host(), target.port())) {
        return refused(Reason.FORBIDDEN_ADDRESS, "only the ports 80 and 443 can be reached");
      }
      Optional<HttpGet> get = next();
      if (get.isEmpty()) {
        return Optional.of(timeout());
      }
      HttpHost host = new HttpHost(target.scheme(), target.host(), target.port());
      try {
        return exchange(host, get.get());
      } catch (VettedResolver.Forbidden e) {
        return refused(Reason.FORBIDDEN_ADDRESS, "only public addresses can be reached");
      } catch (SocketTimeoutException e) {
        return Optional.of(timeout());
      } catch (IOException e) {
        return refused(Reason.UNREACHABLE, "the server could not be reached");
      }
    }

    /** Cancels before it closes: closing alone would first read all that the server sends. */
    private Optional<FetchResult> exchange(HttpHost host, HttpGet get) throws IOException {
      ClassicHttpResponse response = client.executeOpen(host, get, null);
      try {
        return answer(response);
      } finally {
        get.cancel();
        closeQuietly(response);
      }
    }

    private Optional<FetchResult> answer(ClassicHttpResponse response) throws IOException {
      int status = response.getCode();
      if (REDIRECTS.contains(status)) {
        return redirected(response);
      }
      if (status == 204) {
        return refused(Reason.EMPTY, "the server sent nothing");
      }
      if (status != 200) {
        return refused(Reason.BAD_STATUS, "the server answered with status " + status);
      }
      HttpEntity entity = response.getEntity();
      if (entity == null) {
        return refused(Reason.EMPTY, "the server sent nothing");
      }
      if (entity.getContentLength() > config.sizeMax()) {
        return tooLarge();
      }
      return content(entity);
    }

    private Optional<FetchResult> redirected(ClassicHttpResponse response) {
      Header location = response.getFirstHeader("Location");
      Optional<FetchTarget> next =
          location == null ? Optional.empty() : target.follow(location.getValue());
      if (next.isEmpty()) {
        return refused(Reason.BAD_STATUS, "the server redirects to no usable URL");
      }
      target = next.get();
      return Optional.empty();
    }

    private Optional<FetchResult> content(HttpEntity entity) throws IOException {
      InputStream in = entity.getContent();
      try (Spool spool = new Spool(config.temporary())) {
        byte[] piece = new byte[16 << 10];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
          if (spool.size() + read > config.sizeMax()) {
            return tooLarge();
          }
          spool.write(piece, 0, read);
        }
        spool.finish();
        return spool.size() == 0
            ? refused(Reason.EMPTY, "the server sent nothing")
            : Optional.of(new Fetched(spool.bytes()));
      }
    }

    private Optional<FetchResult> tooLarge() {
      return refused(Reason.TOO_LARGE, "more than " + config.sizeMax() + " bytes");
    }

    private static Optional<FetchResult> refused(Reason reason, String detail) {
      return Optional.of(new Refused(reason, detail));
    }
  }
}
