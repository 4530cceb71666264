package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Photos;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every picture of the evaluation by its name in the case table: a product of {@code products.txt},
 * a {@link Drawing}, a photo of the tests, or a spoiled one such as {@code noisy(red-mug)}.
 */
final class Pictures {
  private final Products products;
  private final Map<String, Specimen> made = new ConcurrentHashMap<>();

  Pictures(Products products) {
    this.products = products;
  }

  /**
   * @throws IllegalArgumentException when no picture is called so
   */
  Specimen named(String name) {
    Specimen known = made.get(name);
    if (known == null) {
      known = make(name);
      made.put(name, known);
    }
    return known;
  }

  /**
   * A rendered picture without one of its products.
   *
   * @throws IllegalArgumentException when no product is called so, or none of it is the region
   */
  Bare without(String name, String region) {
    Specimen whole = named(name);
    Mask product = whole.region(region);
    Mask others = whole.region("subject").copy();
    for (int i = 0; i < others.coverage().length; i++) {
      others.coverage()[i] = product.coverage()[i] == 0 ? others.coverage()[i] : 0;
    }
    return new Bare(products.without(name, region), product, others);
  }

  private Specimen make(String name) {
    int open = name.indexOf('(');
    if (open > 0) {
      String inner = name.substring(open + 1, name.length() - 1);
      return Treatment.named(name.substring(0, open)).of(named(inner));
    }
    if (products.has(name)) {
      return products.specimen(name);
    }
    return Drawing.has(name) ? Drawing.named(name) : photo(name);
  }

  /** A photo with ellipses of which it is known by eye what they show. */
  private static Specimen photo(String name) {
    return switch (name) {
      case "coffee" -> {
        Bitmap photo = Photos.load("coffee.png");
        Mask cup = ellipse(photo, 290, 110, 110, 90);
        yield photo(name, photo, Map.of("cup", cup, "table", ellipse(photo, 560, 360, 38, 38)));
      }
      case "cat" -> photo(name, Photos.load("cat.png"), Map.of());
      case "astronaut" -> {
        Bitmap photo = Photos.load("astronaut.png");
        Mask face = ellipse(photo, 222, 122, 40, 55);
        yield photo(name, photo, Map.of("face", face, "flag", ellipse(photo, 30, 130, 28, 90)));
      }
      case "rocket" -> photo(name, Photos.load("rocket.jpg"), Map.of());
      default -> throw new IllegalArgumentException("No picture is called " + name);
    };
  }

  private static Specimen photo(String name, Bitmap photo, Map<String, Mask> masks) {
    return new Specimen(name, photo, masks, null);
  }

  private static Mask ellipse(Bitmap photo, int x, int y, int rx, int ry) {
    int width = photo.width();
    return Masks.where(
        width,
        photo.height(),
        i -> Math.hypot((i % width - x) / (double) rx, (i / width - y) / (double) ry) <= 1);
  }
}
