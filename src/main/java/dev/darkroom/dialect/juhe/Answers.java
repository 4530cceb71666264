package dev.darkroom.dialect.juhe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.dialect.Notes;
import dev.darkroom.http.Response;
import java.util.List;

/** The bodies of this API. */
final class Answers {
  private static final String TYPE = "application/json;charset=utf-8";

  private Answers() {}

  static Response success(String order, List<String> links) {
    ObjectNode root = JsonText.object();
    root.put("reason", "成功");
    ObjectNode result = root.putObject("result");
    result.put("orderid", order);
    var images = result.putArray("images");
    links.forEach(link -> images.addObject().put("image", link));
    root.put("error_code", 0);
    return Response.of(200, TYPE, JsonText.bytes(root));
  }

  /**
   * @param detail what exactly is wrong; it goes into a header, because clients compare the reason
   */
  static Response refused(int status, Refusal refusal, String detail) {
    ObjectNode root = JsonText.object();
    if (refusal.system()) {
      root.put("resultcode", refusal.resultCode());
    }
    root.put("reason", refusal.reason());
    root.putNull("result");
    root.put("error_code", refusal.code());
    return Response.of(status, TYPE, JsonText.bytes(root))
        .with("X-Darkroom-Detail", Notes.header(List.of(detail)));
  }
}
