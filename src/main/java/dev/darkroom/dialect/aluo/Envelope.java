package dev.darkroom.dialect.aluo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.http.Response;

/** The body around every answer. */
final class Envelope {
  private Envelope() {}

  static Response success(ObjectNode data) {
    ObjectNode root = JsonText.object();
    root.put("code", 0);
    root.put("success", true);
    root.set("data", data);
    return Response.json(200, JsonText.bytes(root));
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
