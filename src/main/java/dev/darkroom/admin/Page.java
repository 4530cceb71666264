package dev.darkroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A part of a long list, with what to ask the rest by. */
final class Page {
  private Page() {}

  /**
   * An answer of {@code limit} items, and {@code next} where there are more.
   *
   * @param name what the items are called
   * @param items finds as many items as it is asked for
   * @param id what an item is known by, to be given as the parameter that turns the page
   */
  static <T> Response of(
      String name,
      int limit,
      IntFunction<List<T>> items,
      Function<T, JsonNode> shape,
      Function<T, Object> id) {
    List<T> found = items.apply(limit + 1);
    List<T> shown = found.subList(0, Math.min(limit, found.size()));
    ObjectNode page = Json.object();
    page.set(name, Json.list(shown, shape));
    if (found.size() > limit) {
      page.putPOJO("next", id.apply(shown.getLast()));
    }
    return Json.answer(200, page);
  }
}
