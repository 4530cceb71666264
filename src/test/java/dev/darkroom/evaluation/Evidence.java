package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a check looks at.
 *
 * @param pictures the case's pictures, the edited one first
 * @param after what the engine delivered
 * @param without renders a picture, by its name, without the product of a region
 */
record Evidence(List<Specimen> pictures, Bitmap after, BiFunction<String, String, Bare> without) {
  Evidence {
    pictures = List.copyOf(pictures);
  }

  Evidence(List<Specimen> pictures, Bitmap after) {
    this(
        pictures,
        after,
        (name, region) -> {
          throw new IllegalArgumentException(name + " cannot be rendered without " + region);
        });
  }

  /** The first picture without one of its products. */
  Bare bare(String region) {
    return without.apply(before().name(), region);
  }

  Specimen before() {
    return pictures.getFirst();
  }

  boolean sameSize() {
    return after.sameSize(before().bitmap());
  }

  /** A region of the first picture, for results of the same size. */
  Mask region(String name) {
    return before().region(name);
  }

  /** A region without its uncertain edge; the region itself where that is too thin. */
  Mask core(String name) {
    Mask region = before().region(name);
    Mask core = Masks.shrunk(region, before().rim() / 2);
    return core.share() < region.share() / 3 ? region : core;
  }
}
