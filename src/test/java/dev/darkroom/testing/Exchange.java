package dev.darkroom.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** Sends scripted calls somewhere and brings the answers back. */
@FunctionalInterface
public interface Exchange {
  ScriptedAnswer send(ScriptedCall call);

  /** Over real HTTP. */
  static Exchange over(HttpClient client, URI base) {
    return call -> {
      try {
        var response = client.send(call.toHttp(base), HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new ScriptedAnswer(response.statusCode(), headers, response.body());
      } catch (IOException e) {
        throw new AssertionError("No answer to " + call.method() + " " + call.path(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted", e);
      }
    };
  }
}
