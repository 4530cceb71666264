package dev.darkroom.gateway;

import dev.darkroom.http.FetchConfig;
import dev.darkroom.http.FetchResult;
import dev.darkroom.http.Fetcher;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.provider.Download;
import dev.darkroom.provider.ProviderConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Fetches an upstream's results under the rules for callers' URLs: public addresses only, save that
 * the host and port of the operator's own base URL are trusted.
 */
public final class ResultFetch implements Download, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(60);
  private static final int SIZE_MAX = 64 << 20;
  private static final int REDIRECTS_MAX = 3;

  private final Fetcher fetcher;

  /**
   * @param temporary a folder for results on their way in
   * @param userAgent what the server calls itself
   */
  public ResultFetch(ProviderConfig config, Path temporary, String userAgent) throws IOException {
    fetcher =
        new Fetcher(
            new FetchConfig(
                List.of(origin(config.baseUrl())),
                temporary,
                userAgent,
                CONNECT,
                WHOLE,
                SIZE_MAX,
                REDIRECTS_MAX,
                config.maxConcurrent()));
  }

  private static String origin(URI base) {
    int usual = "https".equals(base.getScheme()) ? 443 : 80;
    return base.getHost() + ":" + (base.getPort() < 0 ? usual : base.getPort());
  }

  @Override
  public byte[] fetch(String url) {
    return switch (fetcher.fetch(url)) {
      case FetchResult.Fetched(var bytes) -> bytes;
      case FetchResult.Refused(_, var detail) ->
          throw new DarkroomException(
              ErrorCode.UPSTREAM_FAILED,
              "The image service's result cannot be fetched: " + detail + ".");
    };
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
