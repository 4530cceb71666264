package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Shot.Light;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The light as words describe it. "Window light" is certain; "soft", "warm" or "natural light"
 * ({@code ~} in the files of words) only lean towards one and give way.
 */
final class Lights {
  private final Set<Light> certain = EnumSet.noneOf(Light.class);
  private final Set<Light> leaning = EnumSet.noneOf(Light.class);

  void add(String value) {
    if (value.startsWith("~")) {
      leaning.add(Light.valueOf(value.substring(1)));
    } else if (!value.isEmpty()) {
      certain.add(Light.valueOf(value));
    }
  }

  /** Two lights that cannot be at once, or an empty set. */
  Set<Light> contradiction() {
    Set<Light> sources = EnumSet.copyOf(certain);
    sources.remove(Light.SOFT_STUDIO);
    if (sources.contains(Light.WINDOW)) {
      sources.remove(Light.DAYLIGHT);
    }
    if (sources.contains(Light.GOLDEN_HOUR)) {
      sources.remove(Light.DAYLIGHT);
      sources.remove(Light.WINDOW);
    }
    if (sources.contains(Light.DRAMATIC)) {
      sources.remove(Light.DARK);
    }
    return sources.size() > 1 ? sources : EnumSet.noneOf(Light.class);
  }

  /** The light, given the one of the mood. */
  Light resolve(@Nullable Light mood) {
    boolean warm = leaning.contains(Light.WARM_LAMP);
    for (Light light :
        new Light[] {
          Light.GOLDEN_HOUR,
          Light.DRAMATIC,
          Light.WINDOW,
          Light.DAYLIGHT,
          Light.WARM_LAMP,
          Light.DARK,
          Light.BRIGHT,
          Light.SOFT_STUDIO
        }) {
      if (certain.contains(light)) {
        return refined(light, warm);
      }
    }
    if (leaning.contains(Light.WINDOW)) {
      return warm ? Light.GOLDEN_HOUR : mood == Light.DAYLIGHT ? Light.DAYLIGHT : Light.WINDOW;
    }
    if (leaning.contains(Light.BRIGHT)) {
      return mood == Light.DAYLIGHT ? Light.DAYLIGHT : Light.BRIGHT;
    }
    if (warm) {
      return Light.WARM_LAMP;
    }
    return mood == null ? Light.SOFT_STUDIO : mood;
  }

  private Light refined(Light light, boolean warm) {
    return switch (light) {
      case DAYLIGHT, WINDOW -> warm ? Light.GOLDEN_HOUR : light;
      case SOFT_STUDIO -> leaning.contains(Light.BRIGHT) ? Light.BRIGHT : light;
      case BRIGHT, GOLDEN_HOUR, WARM_LAMP, DRAMATIC, DARK -> light;
    };
  }
}
