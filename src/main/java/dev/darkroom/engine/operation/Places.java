package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Pick;
import dev.darkroom.engine.mask.Where;
import java.util.Locale;

/** What several operations do with the place they are told. */
final class Places {
  private Places() {}

  /** The region of a place; of the whole picture it is the full mask. */
  static Mask find(Scene scene, Where where) {
    return found(scene, where).mask();
  }

  /** The same with how it was found. */
  static Found found(Scene scene, Where where) {
    Bitmap picture = scene.bitmap();
    return where instanceof Where.Whole
        ? new Found(Mask.full(picture.width(), picture.height()), 1, "whole picture")
        : scene.regions().find(scene, where);
  }

  /** The place in a few English words, for a plan. */
  static String describe(Where where) {
    return switch (where) {
      case Where.Whole _ -> "whole picture";
      case Where.CallerMask _ -> "masked region";
      case Where.Subject(var noun, var kind) -> subject(noun, kind);
      case Where.Background _ -> "background";
      case Where.Coloured(var colour, var noun, _) ->
          english(noun == null ? "part" : noun, "part") + " coloured " + colour.hex();
      case Where.Sky _ -> "sky";
      case Where.Area(var position) -> lower(position) + " area";
      case Where.Text(var position, _) -> position == null ? "text" : "text at " + lower(position);
      case Where.Box(var left, var top, var width, var height, var noun) ->
          "%s at %s, %s of %s x %s"
              .formatted(
                  noun == null ? "box" : english(noun, "object") + " in the box",
                  left,
                  top,
                  width,
                  height);
      case Where.Point(var x, var y) -> "what is at " + x + ", " + y;
      case Where.Which(var among, var pick, int number) ->
          describe(among) + ", " + picked(pick, number);
      case Where.Faces _ -> "faces";
    };
  }

  private static String picked(Pick pick, int number) {
    String words = lower(pick);
    return words.startsWith("from") ? "number " + number + " " + words : "the one " + words;
  }

  private static String subject(String noun, Where.Kind kind) {
    return switch (kind) {
      case ANY -> english(noun, "subject");
      case PRODUCT -> "product";
      case PERSON -> "person";
    };
  }

  private static String english(String noun, String otherwise) {
    boolean ascii = !noun.isBlank() && noun.chars().allMatch(c -> c >= ' ' && c <= '~');
    return ascii ? noun : otherwise;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
