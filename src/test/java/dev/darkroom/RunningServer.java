package dev.darkroom;

import dev.darkroom.dialect.juhe.RatioSource;
import dev.darkroom.provider.Provider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A whole Darkroom on a free port with a fresh data folder, and a client with its key. */
final class RunningServer implements AutoCloseable {
  static final String KEY = ScriptedGateway.KEY;
  private static final Duration HOLD = Duration.ofSeconds(280);
  static final String ADMIN = "adm-test-0123456789";

  private final Darkroom darkroom;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningServer(Settings settings) {
    this(settings, Darkroom.local());
  }

  private RunningServer(Settings settings, Provider engine) {
    darkroom = Darkroom.start(settings, Clock.systemUTC(), engine);
  }

  /** A server whose pictures somebody else paints than the embedded engine. */
  static RunningServer painted(Path data, boolean strict, Provider painter) {
    return new RunningServer(settings(data, List.of(), null, strict), painter);
  }

  static RunningServer start(Path data, String... fetchAllow) {
    return new RunningServer(settings(data, List.of(fetchAllow), null, false));
  }

  /** A server that refuses what OpenAI refuses. */
  static RunningServer strict(Path data, String... fetchAllow) {
    return new RunningServer(settings(data, List.of(fetchAllow), null, true));
  }

  /**
   * A server whose settings are read as {@code serve} reads them: from the {@code darkroom.yaml} in
   * its folder, where there is one, and from this environment.
   */
  static RunningServer asServed(Path data, Map<String, String> environment) {
    return new RunningServer(served(data, environment));
  }

  /** The same with somebody else who paints. */
  static RunningServer asServed(Path data, Map<String, String> environment, Provider painter) {
    return new RunningServer(served(data, environment), painter);
  }

  private static Settings served(Path data, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("DARKROOM_API_KEY", KEY);
    all.putIfAbsent("DARKROOM_ADMIN_TOKEN", ADMIN);
    all.putIfAbsent("DARKROOM_PORT", "0");
    ServeCommand command = new ServeCommand();
    command.data = data;
    return command.settings(all);
  }

  /** A server that reads providers and routes from the {@code darkroom.yaml} in its folder. */
  static RunningServer configured(Path data, Map<String, String> environment) {
    RoutingSettings routing =
        SettingsFile.read(data.resolve("darkroom.yaml"), true)
            .routing(Darkroom.providerKinds().keySet(), environment);
    return new RunningServer(settings(data, List.of(), null, false, HOLD, true, routing));
  }

  /** A server that sends its traces to a collector. */
  static RunningServer traced(Path data, String collector) {
    return new RunningServer(settings(data, List.of(), collector, false));
  }

  /** A server whose Aluo calls do not wait for their tasks. */
  static RunningServer hasty(Path data) {
    return new RunningServer(
        settings(data, List.of(), null, false, Duration.ZERO, true, RoutingSettings.NONE));
  }

  /** A server with the OpenAI dialect alone. */
  static RunningServer plain(Path data) {
    return new RunningServer(
        settings(data, List.of(), null, false, HOLD, false, RoutingSettings.NONE));
  }

  private static Settings settings(
      Path data, List<String> fetchAllow, @Nullable String collector, boolean strict) {
    return settings(data, fetchAllow, collector, strict, HOLD, true, RoutingSettings.NONE);
  }

  private static Settings settings(
      Path data,
      List<String> fetchAllow,
      @Nullable String collector,
      boolean strict,
      Duration hold,
      boolean others,
      RoutingSettings routing) {
    return new Settings(
        "127.0.0.1",
        0,
        data,
        KEY,
        ADMIN,
        null,
        fetchAllow,
        null,
        null,
        collector,
        64L << 20,
        200,
        List.of(),
        Duration.ofHours(24),
        strict,
        true,
        others,
        hold,
        others,
        RatioSource.LAST,
        routing);
  }

  URI url() {
    return darkroom.url();
  }

  /** What it serves, such as {@code GET /livez}. */
  List<String> endpoints() {
    return darkroom.endpoints();
  }

  /** Sends with the key. */
  HttpResponse<byte[]> send(ScriptedCall call) {
    return sendAs(call.with("Authorization", "Bearer " + KEY));
  }

  /** Sends as it is. */
  HttpResponse<byte[]> sendAs(ScriptedCall call) {
    try {
      return client.send(call.toHttp(url()), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends with the key and returns at once. */
  CompletableFuture<HttpResponse<byte[]>> begin(ScriptedCall call) {
    var keyed = call.with("Authorization", "Bearer " + KEY);
    return client.sendAsync(keyed.toHttp(url()), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Sends with the key; returns as soon as the answer's headers are there. */
  HttpResponse<InputStream> open(ScriptedCall call) throws IOException, InterruptedException {
    var keyed = call.with("Authorization", "Bearer " + KEY);
    return client.send(keyed.toHttp(url()), HttpResponse.BodyHandlers.ofInputStream());
  }

  HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
    return client.send(
        java.net.http.HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    client.close();
    darkroom.close();
  }
}
