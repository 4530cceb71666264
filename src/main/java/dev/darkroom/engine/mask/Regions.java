package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.text.TextDetector;
import dev.darkroom.engine.text.TextReader;
import java.util.Optional;

/** Finds places in pictures: the mask ladder. */
public interface Regions {
  /**
   * The subject's soft matte, sized as the picture.
   *
   * @throws Refusal SUBJECT_NOT_FOUND when no step of the ladder is confident
   */
  Found subject(Bitmap picture, Monitor monitor);

  /**
   * The place in the scene as it is now.
   *
   * @throws Refusal REGION_NOT_FOUND, SUBJECT_NOT_FOUND or MASK_REQUIRED, with what would help
   */
  Found find(Scene scene, Where where);

  /**
   * The part of a place that is made of its dominant material: the cup and the saucer, but not the
   * coffee or the spoon. The whole place where materials are not told apart.
   *
   * @throws Refusal as {@link #find}, also when the material looks like its surroundings
   */
  default Found material(Scene scene, Where where) {
    return find(scene, where);
  }

  /** Finds written characters. */
  TextDetector text();

  /** Reads written characters; empty where nothing can. */
  default Optional<TextReader> reader() {
    return Optional.empty();
  }
}
