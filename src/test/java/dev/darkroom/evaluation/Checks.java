package dev.darkroom.evaluation;

/** Every check by its name in the case table. */
final class Checks {
  private Checks() {}

  /**
   * @throws IllegalArgumentException when there is no such check, or it lacks a word
   */
  static Check named(Words words) {
    return switch (words.name()) {
      case "colour" -> still(ColourChecks.colour(words));
      case "filled" -> still(ColourChecks.filled(words));
      case "light" -> still(ColourChecks.light(words));
      case "warm" -> still(ColourChecks.warm(words));
      case "chroma" -> still(ColourChecks.chroma(words));
      case "contrast" -> still(ColourChecks.contrast(words));
      case "detail" -> still(ColourChecks.detail(words));
      case "bright" -> still(ColourChecks.bright(words));
      case "busy" -> still(ColourChecks.busy(words));
      case "grey" -> still(ColourChecks.grey(words));
      case "hue" -> still(ColourChecks.hue(words));
      case "palette" -> ColourChecks.palette(words);
      case "kept" -> still(PixelChecks.kept(words));
      case "same" -> still(PixelChecks.same(words));
      case "seamless" -> still(PixelChecks.seamless(words));
      case "intact" -> still(PixelChecks.intact(words));
      case "shows" -> still(PixelChecks.shows(words));
      case "changed" -> still(PixelChecks.changed(words));
      case "touched" -> still(PixelChecks.touched(words));
      case "clean" -> still(PixelChecks.clean(words));
      case "bare" -> still(PixelChecks.bare(words));
      case "unshaded" -> still(PixelChecks.unshaded(words));
      case "rim" -> still(PixelChecks.rim(words));
      case "gain" -> still(PixelChecks.gain(words));
      case "alpha" -> still(PixelChecks.alpha(words));
      case "enlarged" -> PixelChecks.enlarged(words);
      case "size" -> FrameChecks.size(words);
      case "ratio" -> FrameChecks.ratio(words);
      case "exact" -> FrameChecks.exact(words);
      case "at" -> FrameChecks.at(words);
      case "level" -> FrameChecks.level(words);
      case "whole" -> FrameChecks.whole(words);
      case "shaped" -> FrameChecks.shaped(words);
      case "edge" -> FrameChecks.edge(words);
      case "onto" -> FrameChecks.onto(words);
      case "lies" -> still(FrameChecks.lies(words));
      case "amount" -> still(FrameChecks.amount(words));
      case "reads" -> still(TextChecks.reads(words));
      default -> throw new IllegalArgumentException("No check is called " + words.name());
    };
  }

  /** A check that only makes sense where the size is still the first picture's. */
  private static Check still(Check check) {
    return e ->
        e.sameSize()
            ? check.of(e)
            : new Check.Measure(false, "became " + e.after().width() + "x" + e.after().height());
  }
}
