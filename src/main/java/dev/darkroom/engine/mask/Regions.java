package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.text.TextDetector;

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

  /** Finds written characters. */
  TextDetector text();
}
