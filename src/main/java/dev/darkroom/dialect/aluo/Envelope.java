package dev.darkroom.dialect.aluo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.http.Response;
import dev.darkroom.job.Credits;
import org.jspecify.annotations.Nullable;

/** The body around every answer. */
final class Envelope {
  private Envelope() {}

  /** Around what costs nothing and charges nothing. */
  static Response success(ObjectNode data) {
    return Response.json(200, JsonText.bytes(succeeded(data)));
  }

  /**
   * @param deducted what this very answer charged
   * @param remaining what the account can spend now, or null where that is not told
   */
  static Response success(ObjectNode data, Credits deducted, @Nullable Credits remaining) {
    ObjectNode root = succeeded(data);
    root.put("credits_deducted", deducted.amount());
    if (remaining != null) {
      root.put("credits_remaining", remaining.amount());
    }
    return Response.json(200, JsonText.bytes(root));
  }

  private static ObjectNode succeeded(ObjectNode data) {
    ObjectNode root = JsonText.object();
    root.put("code", 0);
    root.put("success", true);
    root.set("data", data);
    return root;
  }

  static Response failure(Fault fault) {
    ObjectNode root = JsonText.object();
    root.put("code", fault.code());
    root.put("success", false);
    root.put("message", fault.message());
    root.put("error", fault.error());
    Response response = Response.json(fault.status(), JsonText.bytes(root));
    for (var header : fault.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }
}
