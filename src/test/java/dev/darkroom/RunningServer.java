package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.provider.Provider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A whole Darkroom on a free port with a fresh data folder, and a client with its key. */
final class RunningServer implements AutoCloseable {
  static final String KEY = ScriptedGateway.KEY;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STRICT = "openai: {strict: true}";
  static final String ADMIN = "adm-test-0123456789";

  private final Darkroom darkroom;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningServer(Settings settings) {
    darkroom = Darkroom.start(settings, Clock.systemUTC());
  }

  private RunningServer(Settings settings, Provider engine) {
    this(settings, Clock.systemUTC(), engine);
  }

  private RunningServer(Settings settings, Clock clock, Provider engine) {
    darkroom = Darkroom.start(settings, clock, engine);
  }

  /** A server whose pictures somebody else paints than the embedded engine. */
  static RunningServer painted(Path data, boolean strict, Provider painter, String... fetchAllow) {
    String yaml = strict ? STRICT : "";
    return new RunningServer(served(data, yaml, allowing(fetchAllow)), painter);
  }

  static RunningServer start(Path data, String... fetchAllow) {
    return new RunningServer(served(data, "", allowing(fetchAllow)));
  }

  /** A server that refuses what OpenAI refuses. */
  static RunningServer strict(Path data, String... fetchAllow) {
    return new RunningServer(served(data, STRICT, allowing(fetchAllow)));
  }

  /** A server that reads the {@code darkroom.yaml} in its folder, and this environment. */
  static RunningServer configured(Path data, Map<String, String> environment) {
    return new RunningServer(served(data, environment));
  }

  /** A server with this text as its {@code darkroom.yaml}. */
  static RunningServer set(Path data, String yaml) {
    return new RunningServer(served(data, yaml, Map.of()));
  }

  /** The same with somebody else who paints. */
  static RunningServer set(Path data, String yaml, Provider painter) {
    return new RunningServer(served(data, yaml, Map.of()), painter);
  }

  /** A server whose time a test moves. */
  static RunningServer timed(Path data, String yaml, Clock clock, Provider painter) {
    return new RunningServer(served(data, yaml, Map.of()), clock, painter);
  }

  /** A server on the settings in its folder and this environment, with somebody else who paints. */
  static RunningServer configured(Path data, Map<String, String> environment, Provider painter) {
    return new RunningServer(served(data, environment), painter);
  }

  /** A server that sends its traces to a collector. */
  static RunningServer traced(Path data, String collector) {
    return new RunningServer(served(data, "", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector)));
  }

  /** A server whose Aluo calls do not wait for their tasks. */
  static RunningServer hasty(Path data) {
    return set(data, "credits: {holdLimit: 0s}");
  }

  /** A server with the OpenAI dialect alone. */
  static RunningServer plain(Path data) {
    return set(data, "apis: {aluo: off, juhe: off}");
  }

  private static Map<String, String> allowing(String... hosts) {
    return Map.of("DARKROOM_FETCH_ALLOW", String.join(",", hosts));
  }

  private static Settings served(Path data, String yaml, Map<String, String> environment) {
    try {
      Files.createDirectories(data);
      Files.writeString(data.resolve("darkroom.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return served(data, environment);
  }

  /** Settings are read as {@code serve} reads them. */
  private static Settings served(Path data, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("DARKROOM_API_KEY", KEY);
    all.putIfAbsent("DARKROOM_ADMIN_TOKEN", ADMIN);
    all.putIfAbsent("DARKROOM_PORT", "0");
    ServeCommand command = new ServeCommand();
    command.data = data;
    return command.settings(all);
  }

  URI url() {
    return darkroom.url();
  }

  /** Gives back at once what is reserved for too long. */
  void sweep() {
    darkroom.housekeeping().sweep();
  }

  /** Deletes at once what is too old. */
  void cleanUp() {
    darkroom.housekeeping().cleanUp();
  }

  /** Follows the settings' file at once, as it does some seconds after a change. */
  void follow() {
    darkroom.routing().look();
    darkroom.routing().look();
  }

  /** What it serves, such as {@code GET /livez}. */
  List<String> endpoints() {
    return darkroom.endpoints();
  }

  /** Sends with the key. */
  HttpResponse<byte[]> send(ScriptedCall call) {
    return sendAs(call.with("Authorization", "Bearer " + KEY));
  }

  /** Sends with another key. */
  HttpResponse<byte[]> sendWith(String key, ScriptedCall call) {
    return sendAs(call.with("Authorization", "Bearer " + key));
  }

  /** Sends with another key, and hangs up once the work has begun. */
  void leaveWith(String key, ScriptedCall call, CountDownLatch begun) throws InterruptedException {
    var keyed = call.with("Authorization", "Bearer " + key).toHttp(url());
    var answer = client.sendAsync(keyed, HttpResponse.BodyHandlers.ofByteArray());
    begun.await();
    answer.cancel(true);
  }

  /** What the admin API answers; a body is sent unless it is empty. */
  HttpResponse<byte[]> admin(String method, String path, String json) {
    var body =
        json.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve(path))
            .header("Authorization", "Bearer " + ADMIN)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A customer with a key, made through the admin API. */
  record Customer(String account, String key) {}

  /**
   * Makes an account with a key.
   *
   * @param settings further members of the key's JSON, such as {@code "test":true}; may be empty
   */
  Customer customer(String plan, long credits, String settings) {
    JsonNode account =
        json(
            admin(
                "POST",
                "/admin/api/accounts",
                "{\"name\":\"customer\",\"plan\":\"%s\",\"credits\":%d}".formatted(plan, credits)));
    String id = account.path("id").asText();
    String more = settings.isEmpty() ? "" : "," + settings;
    JsonNode key =
        json(
            admin("POST", "/admin/api/accounts/" + id + "/keys", "{\"name\":\"key\"" + more + "}"));
    return new Customer(id, key.path("key").asText());
  }

  JsonNode account(Customer customer) {
    return json(admin("GET", "/admin/api/accounts/" + customer.account(), ""));
  }

  /** The body of an answer, which has to be a good one. */
  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new AssertionError(response.statusCode() + " " + body);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    client.close();
    darkroom.close();
  }
}
