package dev.darkroom.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.moderation.ModerationConfig.Endpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a check elsewhere, in the words of OpenAI's {@code /v1/moderations}. */
final class EndpointCheck implements AutoCloseable {
  /** What the other side said. */
  sealed interface Verdict {}

  record Passed() implements Verdict {}

  /**
   * @param categories as the other side names them, for the log
   */
  record Flagged(List<String> categories) implements Verdict {}

  /**
   * @param why for the log, without the prompt
   */
  record Failed(String why) implements Verdict {}

  private static final long ANSWER_MAX = 1 << 20;
  private static final int CATEGORIES_MAX = 20;

  private final Endpoint endpoint;
  private final HttpClient client;
  private final ObjectMapper json = new ObjectMapper();

  EndpointCheck(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(endpoint.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  Verdict check(String text) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request(text), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_MAX));
    try {
      return read(answer.get(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      return new Failed("no answer in time");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Failed(cause.getClass().getSimpleName());
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Failed("interrupted");
    }
  }

  private HttpRequest request(String text) {
    ObjectNode body = json.createObjectNode();
    if (endpoint.model() != null) {
      body.put("model", endpoint.model());
    }
    body.put("input", text);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .timeout(endpoint.timeout())
            .POST(BodyPublishers.ofString(body.toString()));
    if (endpoint.apiKey() != null) {
      request.header("Authorization", "Bearer " + endpoint.apiKey());
    }
    return request.build();
  }

  private Verdict read(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      return new Failed("status " + answer.statusCode());
    }
    try {
      JsonNode results = json.readTree(answer.body()).path("results");
      return results.isArray() && !results.isEmpty() ? verdict(results) : new Failed("no results");
    } catch (IOException _) {
      return new Failed("no JSON");
    }
  }

  private static Verdict verdict(JsonNode results) {
    boolean flagged = false;
    TreeSet<String> categories = new TreeSet<>();
    for (JsonNode result : results) {
      JsonNode flag = result.path("flagged");
      if (!flag.isBoolean()) {
        return new Failed("a result without flagged");
      }
      flagged |= flag.booleanValue();
      result
          .path("categories")
          .properties()
          .forEach(
              category -> {
                if (category.getValue().asBoolean()) {
                  categories.add(category.getKey());
                }
              });
    }
    return flagged
        ? new Flagged(categories.stream().limit(CATEGORIES_MAX).map(EndpointCheck::name).toList())
        : new Passed();
  }

  /** What the log shows of a name that comes from elsewhere. */
  private static String name(String category) {
    String name = category.replaceAll("[^A-Za-z0-9/_ -]", "?");
    return name.substring(0, Math.min(name.length(), 40));
  }

  /** Ends what is still asked. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
