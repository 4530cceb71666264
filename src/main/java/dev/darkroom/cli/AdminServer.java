package dev.darkroom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The admin API of a running server, spoken over HTTP. */
final class AdminServer {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** A check of a large ledger takes a while. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private static final long ANSWER_MAX = 32 << 20;

  private final URI base;
  private final String token;

  /**
   * @param base such as {@code http://127.0.0.1:8080}, without a slash at its end
   */
  AdminServer(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  JsonNode get(String path) throws AdminException {
    return call("GET", path, null);
  }

  /**
   * @param query parameters; those without a value are left out
   */
  JsonNode get(String path, Map<String, @Nullable String> query) throws AdminException {
    String parameters =
        query.entrySet().stream()
            .filter(parameter -> parameter.getValue() != null)
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return get(parameters.isEmpty() ? path : path + "?" + parameters);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * @throws AdminException with a sentence for the operator when the server refuses or is not there
   */
  JsonNode call(String method, String path, @Nullable ObjectNode body) throws AdminException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/admin/api" + path))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + token);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    // Redirects are not followed: the token is for this server only.
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return read(
          client.send(
              request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_MAX)));
    } catch (IOException _) {
      throw new AdminException(
          "No server answers at "
              + base
              + ". Is it running? Start it with ./darkroom serve, or name another with --url or"
              + " DARKROOM_URL.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AdminException("Interrupted before the server answered.");
    }
  }

  private JsonNode read(HttpResponse<byte[]> response) throws AdminException {
    int status = response.statusCode();
    if (status == 401) {
      throw new AdminException(
          "The server does not know this admin token. It was shown once, at the first start, in the"
              + " line that begins \"Admin token:\"; or it is the DARKROOM_ADMIN_TOKEN that the"
              + " server was started with. Put it into DARKROOM_ADMIN_TOKEN.");
    }
    JsonNode answer = parsed(response.body());
    if (status / 100 == 2 && answer.isObject()) {
      return answer;
    }
    String message = answer.path("error").path("message").asText("");
    if (status / 100 != 2 && !message.isBlank()) {
      throw new AdminException(Table.plain(message) + " (HTTP " + status + ")");
    }
    throw new AdminException(
        "What answers at "
            + base
            + " (HTTP "
            + status
            + ") is not the admin API of this version. Look at --url and DARKROOM_URL.");
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return JSON.missingNode();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }
}
