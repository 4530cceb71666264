package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture with what is known of it.
 *
 * @param masks exact regions by name: {@code subject} of all products, {@code material} of what the
 *     products are mostly made of, and others that its maker names
 * @param clean what the picture was before it was spoiled, or null when it was not
 */
record Specimen(String name, Bitmap bitmap, Map<String, Mask> masks, @Nullable Bitmap clean) {
  Specimen {
    masks = Map.copyOf(masks);
  }

  /**
   * A region by its name: a mask, {@code all}, or what lies outside a mask and its rim, as {@code
   * !subject}.
   *
   * @throws IllegalArgumentException when this picture has none of the name
   */
  Mask region(String region) {
    if (region.equals("all")) {
      return Mask.full(bitmap.width(), bitmap.height());
    }
    if (region.startsWith("!")) {
      return Masks.grown(region(region.substring(1)), rim()).inverted();
    }
    if (region.startsWith("box:")) {
      return Masks.boxed(region(region.substring("box:".length())));
    }
    Mask mask = masks.get(region);
    if (mask == null) {
      throw new IllegalArgumentException(name + " has no region " + region);
    }
    return mask;
  }

  /** How far off an edge may be before it counts, in pixels: 1.25 % of the shorter side. */
  int rim() {
    return Math.max(2, Math.min(bitmap.width(), bitmap.height()) / 80);
  }
}
