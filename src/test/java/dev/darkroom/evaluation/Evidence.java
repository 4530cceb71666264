package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import java.util.List;

/**
 * What a check looks at.
 *
 * @param pictures the case's pictures, the edited one first
 * @param after what the engine delivered
 */
record Evidence(List<Specimen> pictures, Bitmap after) {
  Evidence {
    pictures = List.copyOf(pictures);
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
