package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.provider.HostedModel.Shape;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a job's calls to a model on a runner, which differ in their seeds alone.
 *
 * @param pictures addresses, or the pictures themselves as data URLs
 * @param mask likewise, or null
 */
record HostedRequest(Job job, HostedModel model, List<String> pictures, @Nullable String mask) {
  /** Whether one call makes all pictures. */
  private boolean whole() {
    return model.count() != null && job.count() <= model.countMax();
  }

  int calls() {
    return whole() ? 1 : job.count();
  }

  /**
   * @param call which of the calls, from 0
   */
  ObjectNode json(int call) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("prompt", job.instruction());
    inputs(json);
    shape(json);
    if (model.count() != null) {
      json.put(model.count(), whole() ? job.count() : 1);
    }
    String field = model.seed();
    Object seed = job.options().get("seed");
    if (field != null && seed != null) {
      TakenOptions.put(json, field, TakenOptions.seed(seed, call));
    }
    TakenOptions.of(job, model.options(), call)
        .forEach((name, value) -> TakenOptions.put(json, name, value));
    new TreeMap<>(model.fixed()).forEach((name, value) -> TakenOptions.put(json, name, value));
    return json;
  }

  private void inputs(ObjectNode json) {
    if (!pictures.isEmpty()) {
      if (model.image() != null) {
        json.put(model.image(), pictures.getFirst());
      } else {
        ArrayNode list = json.putArray(model.images());
        pictures.forEach(list::add);
      }
    }
    if (mask != null && model.mask() != null) {
      json.put(model.mask(), mask);
    }
  }

  /** Where the size is open the model takes its own, or that of the picture. */
  private void shape(ObjectNode json) {
    Size asked = Obstacles.asked(job).orElse(null);
    switch (model.shape()) {
      case Shape.Own() -> {}
      case Shape.Ratio(var field, var ratios, var keep) -> {
        if (asked != null) {
          json.put(field, ratios.nearest(asked));
        } else if (keep != null && !pictures.isEmpty()) {
          json.put(field, keep);
        }
      }
      case Shape.Sides(var width, var height, var grid) -> {
        if (asked != null) {
          Size drawn = grid.drawn(asked);
          json.put(width, drawn.width()).put(height, drawn.height());
        }
      }
      case Shape.Box(var field, var grid) -> {
        if (asked != null) {
          Size drawn = grid.drawn(asked);
          json.putObject(field).put("width", drawn.width()).put("height", drawn.height());
        }
      }
    }
  }
}
