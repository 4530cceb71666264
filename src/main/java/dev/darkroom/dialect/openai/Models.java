package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import java.util.List;

/**
 * The listing of models.
 *
 * @param names that the key may ask for, in order
 * @param created what every model gives as its age, in seconds since 1970
 */
record Models(List<String> names, long created) {
  byte[] list() {
    ObjectNode root = Json.object().put("object", "list");
    var data = root.putArray("data");
    names.forEach(name -> data.add(model(name)));
    return Json.bytes(root);
  }

  /**
   * @throws DarkroomException MODEL_UNKNOWN when the key may not ask for it
   */
  byte[] one(String name) {
    if (!names.contains(name)) {
      throw Classifier.unknown(name);
    }
    return Json.bytes(model(name));
  }

  private ObjectNode model(String name) {
    return Json.object()
        .put("id", name)
        .put("object", "model")
        .put("created", created)
        .put("owned_by", "darkroom");
  }
}
