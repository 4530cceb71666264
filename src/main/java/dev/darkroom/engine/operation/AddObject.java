package dev.darkroom.engine.operation;

import dev.darkroom.engine.Scene;
import dev.darkroom.engine.insert.Insertion;
import dev.darkroom.engine.insert.Quality;
import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.product.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts rendered products into the picture, with shadow and reflections. The caller's mask, if one
 * came, is where they go.
 *
 * @param items 1 to 3, side by side
 * @param size as a share of the picture's shorter side, or null for a usual one
 * @param pitch how far the camera looks down, in degrees, or null to guess it from the picture
 * @param quality of the rendering
 */
public record AddObject(
    List<Item> items, Spot spot, @Nullable Double size, @Nullable Double pitch, Quality quality)
    implements Operation {
  public static final int ITEMS_MAX = 3;

  public AddObject {
    items = List.copyOf(items);
    if (items.isEmpty() || items.size() > ITEMS_MAX) {
      throw new IllegalArgumentException("1 to 3 items can be added, not " + items.size());
    }
    if (size != null && !(size >= 0.02 && size <= 1)) {
      throw new IllegalArgumentException("A size is 0.02 to 1, not " + size);
    }
    if (pitch != null && !(pitch >= 1 && pitch <= 80)) {
      throw new IllegalArgumentException("A pitch is 1 to 80 degrees, not " + pitch);
    }
  }

  /** Of a usual size, seen as the picture suggests. */
  public AddObject(List<Item> items, Spot spot) {
    this(items, spot, null, null, Quality.FINE);
  }

  @Override
  public Intent intent() {
    return Intent.ADD;
  }

  @Override
  public String target() {
    List<String> names = items.stream().map(AddObject::name).toList();
    boolean alike = names.stream().distinct().count() == 1;
    return alike ? names.getFirst() : String.join(", ", names);
  }

  private static String name(Item item) {
    return lower(item.archetype());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("count", items.size());
    parameters.put("look", items.stream().map(AddObject::look).collect(Collectors.joining("; ")));
    parameters.put(
        "place",
        switch (spot) {
          case Spot.Anywhere() -> "any surface";
          case Spot.Area(var position) -> lower(position);
          case Spot.Beside(var side) ->
              side == null ? "beside the subject" : lower(side) + " of the subject";
          case Spot.Before() -> "before the subject";
        });
    if (size != null) {
      parameters.put("size", size);
    }
    if (pitch != null) {
      parameters.put("pitch", pitch);
    }
    return parameters;
  }

  /** What the words say of its parts, such as "body #ff0000 ceramic". */
  private static String look(Item item) {
    return item.looks().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            part -> {
              var look = part.getValue();
              return lower(part.getKey())
                  + (look.colour() == null ? "" : " " + look.colour().hex())
                  + (look.finish() == null ? "" : " " + lower(look.finish()));
            })
        .collect(
            Collectors.collectingAndThen(Collectors.joining(", "), s -> s.isEmpty() ? "usual" : s));
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public void apply(Scene scene) {
    new Insertion(items, spot, size, pitch, quality).into(scene);
  }
}
