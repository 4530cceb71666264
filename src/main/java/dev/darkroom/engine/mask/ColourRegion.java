package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.colour.Oklab;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The part of a picture that people would call by a colour's name. */
final class ColourRegion {
  private static final double HUE_NEAR = Math.toRadians(24);
  private static final double HUE_FAR = Math.toRadians(38);
  private static final double SHARE_MIN = 0.003;

  /** Below this a colour is a grey; above the other one a grey is a colour. */
  private static final double NEUTRAL_TARGET = 0.035;

  private static final double NEUTRAL_MAX = 0.05;

  /** A side of the frame is touched by a region that takes this part of it. */
  private static final double SIDE_MIN = 0.25;

  /** A thing takes no larger share of the frame. */
  private static final double SHARE_MAX = 0.6;

  private static final double SUBJECT_MIN = 0.6;

  /**
   * What may well reach around the frame: the last word of a noun, so no wallet and no table lamp.
   */
  private static final Pattern GROUND =
      Pattern.compile(
          "(?:.*\\b)?(?:walls?|floors?|ground|tables?|tabletops?|desks?|counters?|countertops?|grass"
              + "|lawns?|sea|water|lake|sky|clouds?|snow|sand|beach|roads?|fields?|forests?|carpets?"
              + "|rugs?|curtains?|cloth|paper|light|backgrounds?|surfaces?)"
              + "|(?:墙|地|桌|草|海|水|湖|天|云|雪|沙|路|布|纸|光)"
              + "|.*(?:墙壁|墙面|地面|地板|草地|雪地|沙地|桌子|桌面|台面|柜台|吧台|草坪|大海|海面|海水|水面"
              + "|湖面|湖水|天空|云朵|白云|沙滩|路面|马路|公路|树林|森林|地毯|毯子|窗帘|桌布|背景|灯光)");

  /** Of the largest part; smaller ones are not worth a search for what they belong to. */
  private static final double OTHER_MIN = 0.1;

  /** Of a part's pixels, so many lie in what it belongs to. */
  private static final double BELONGS = 0.8;

  /** How far the middle colours of what is joined may lie apart, in a/L and b/L. */
  private static final double SAME_COLOUR = 0.06;

  /** Parts farther apart than this are of two colours, in a/L and b/L. */
  private static final double OTHER_COLOUR = 0.12;

  private ColourRegion() {}

  /**
   * @param subject searches for the subject, which may hold several parts together; null for none
   * @throws Refusal REGION_NOT_FOUND when nothing of a real size has the colour
   */
  static Found find(
      Bitmap picture, Where.Coloured where, Supplier<@Nullable Mask> subject, Monitor monitor) {
    Thumbnail small = Thumbnail.of(picture, SubjectSearch.SIDE_MAX);
    Shape sure = like(small, where.colour(), 0.5);
    Shape all = all(small, where.colour(), sure);
    Parts parts = Parts.of(all);
    int least = least(small);
    if (parts.largest() < least) {
      throw notFound(where.colour());
    }
    int main = main(parts);
    Shape found =
        where.plural()
            ? parts.atLeast(Math.max(least, parts.largest() / 20))
            : joined(small, parts, main, least, subject);
    double alone = where.plural() ? 1 : found.area() / (double) all.area();
    found = Holes.fill(found, small.count() / 1500);
    Mask matte = Matte.of(picture, found, monitor);
    double confidence = 0.3 + 0.7 * found.overlap(sure.and(found.grown(1)));
    return new Found(
        matte,
        Math.clamp(confidence * (0.75 + 0.25 * Math.min(1, alone / 0.6)), 0, 0.97),
        "colour word");
  }

  private static Shape all(Thumbnail picture, Colour colour, Shape sure) {
    return like(picture, colour, 0.15).reachedFrom(sure.opened(1)).opened(1).closed(1);
  }

  private static int least(Thumbnail picture) {
    return Math.max(1, (int) (SHARE_MIN * picture.count()));
  }

  /**
   * Refuses "the red parts" where large parts have colours that could go by different names: a red
   * flag and an orange suit.
   *
   * @throws Refusal TOO_AMBIGUOUS
   */
  static void requireOneColour(Bitmap picture, Where.Coloured where) {
    Thumbnail small = Thumbnail.of(picture, SubjectSearch.SIDE_MAX);
    Parts parts = Parts.of(all(small, where.colour(), like(small, where.colour(), 0.5)));
    Features features = Features.of(small);
    int[][] pixels = parts.pixels();
    double large = Math.max(least(small), OTHER_MIN * parts.largest());
    List<MaterialModel> models =
        IntStream.range(0, parts.count())
            .filter(k -> parts.area()[k] >= large)
            .mapToObj(k -> MaterialModel.of(features, pixels[k]))
            .filter(model -> !model.neutral())
            .toList();
    if (models.stream()
        .anyMatch(one -> models.stream().anyMatch(other -> one.apart(other) > OTHER_COLOUR))) {
      throw ambiguous(where.colour());
    }
  }

  /**
   * The main part, and others of about its colour that one thing holds together with it: both sides
   * of a jacket's zip.
   */
  private static Shape joined(
      Thumbnail picture, Parts parts, int main, int least, Supplier<@Nullable Mask> subject) {
    Shape found = parts.part(main);
    double other = Math.max(least, OTHER_MIN * parts.area()[main]);
    if (IntStream.range(0, parts.count()).noneMatch(k -> k != main && parts.area()[k] >= other)) {
      return found;
    }
    Mask mask = subject.get();
    if (mask == null) {
      return found;
    }
    Parts things = Parts.of(Shapes.of(mask, found.width(), found.height()));
    int[][] pixels = parts.pixels();
    int owner = owner(things, pixels[main]);
    if (owner < 0) {
      return found;
    }
    Features features = Features.of(picture);
    MaterialModel colour = MaterialModel.of(features, pixels[main]);
    boolean[] held = new boolean[parts.count()];
    for (int k = 0; k < held.length; k++) {
      held[k] =
          owner(things, pixels[k]) == owner
              && MaterialModel.of(features, pixels[k]).apart(colour) < SAME_COLOUR;
    }
    return Shape.where(
        found.width(), found.height(), i -> parts.label()[i] >= 0 && held[parts.label()[i]]);
  }

  /** The thing that most of some pixels lie in, or -1. */
  private static int owner(Parts things, int[] pixels) {
    int[] inside = new int[things.count()];
    for (int i : pixels) {
      if (things.label()[i] >= 0) {
        inside[things.label()[i]]++;
      }
    }
    return IntStream.range(0, inside.length)
        .filter(k -> inside[k] >= BELONGS * pixels.length)
        .findFirst()
        .orElse(-1);
  }

  /** Whether a noun means what lies around a subject rather than a thing. */
  static boolean namesGround(String noun) {
    return GROUND.matcher(noun.toLowerCase(Locale.ROOT).strip()).matches();
  }

  /** Whether the colour of a thing was found along most of the frame, where no thing ends. */
  static boolean allAround(Found found, Where.Coloured where) {
    if (where.noun() != null && namesGround(where.noun())) {
      return false;
    }
    Mask mask = found.mask();
    int[] sides = new int[4];
    for (int x = 0; x < mask.width(); x++) {
      sides[0] += mask.at(x, 0) > 127 ? 1 : 0;
      sides[1] += mask.at(x, mask.height() - 1) > 127 ? 1 : 0;
    }
    for (int y = 0; y < mask.height(); y++) {
      sides[2] += mask.at(0, y) > 127 ? 1 : 0;
      sides[3] += mask.at(mask.width() - 1, y) > 127 ? 1 : 0;
    }
    int touched = 0;
    for (int side = 0; side < 4; side++) {
      touched += sides[side] > SIDE_MIN * (side < 2 ? mask.width() : mask.height()) ? 1 : 0;
    }
    return touched >= 3 || mask.share() > SHARE_MAX;
  }

  /**
   * The part of a colour's region that lies in the subject.
   *
   * @throws Refusal MASK_REQUIRED when the subject is unsure, touches the frame as the region does,
   *     or mostly has another colour
   */
  static Found bounded(Found found, Found subject, Colour colour) {
    Mask both = ColourStep.within(found.mask(), subject.mask());
    if (subject.confidence() < SUBJECT_MIN
        || subject.mask().share() > SHARE_MAX
        || both.share() < 0.5 * subject.mask().share()) {
      throw notApart(colour);
    }
    double confidence = Math.min(found.confidence(), subject.confidence());
    return new Found(both, confidence, "colour word within the subject");
  }

  static Refusal notApart(Colour colour) {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "The colour named ("
            + colour.hex()
            + ") is all over the picture, so the thing cannot be told by it; send a mask of it.",
        "所说的颜色（" + colour.hex() + "）遍布画面，无法据此分辨目标，请提供标出它的蒙版。");
  }

  static Refusal ambiguous(Colour colour) {
    return new Refusal(
        Refusal.Code.TOO_AMBIGUOUS,
        "Different things could be meant by the colour named ("
            + colour.hex()
            + "). Name a more exact colour, or send a mask.",
        "所说的颜色（" + colour.hex() + "）可能指几样不同的东西。请换一个更准确的颜色词，或提供蒙版。");
  }

  static Refusal unclear(Colour colour) {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "What has the colour named ("
            + colour.hex()
            + ") passes into other colours without an edge, so it cannot be told where it ends;"
            + " send a mask of it.",
        "所说颜色（" + colour.hex() + "）的部分与其他颜色之间没有清楚的边界，请提供标出它的蒙版。");
  }

  /** The largest part, where what lies in the middle of the frame counts up to twice. */
  private static int main(Parts parts) {
    Shape shape = parts.shape();
    double[] weight = new double[parts.count()];
    for (int i = 0; i < parts.label().length; i++) {
      if (parts.label()[i] >= 0) {
        double x = (i % shape.width()) / (double) shape.width() - 0.5;
        int row = i / shape.width();
        double y = row / (double) shape.height() - 0.5;
        weight[parts.label()[i]] += 1 + Math.exp(-8 * (x * x + y * y));
      }
    }
    int best = 0;
    for (int k = 1; k < weight.length; k++) {
      best = weight[k] > weight[best] ? k : best;
    }
    return best;
  }

  private static Shape like(Thumbnail picture, Colour colour, double least) {
    float[] target = Oklab.from(colour);
    boolean neutral = Math.hypot(target[1], target[2]) < NEUTRAL_TARGET;
    float[] lab = picture.lab();
    return Shape.where(
        picture.width(),
        picture.height(),
        i -> {
          double lightness = lab[3 * i];
          double a = lab[3 * i + 1];
          double b = lab[3 * i + 2];
          double likeness =
              neutral ? neutral(target[0], lightness, a, b) : chromatic(target, lightness, a, b);
          return likeness > least;
        });
  }

  private static double chromatic(float[] target, double lightness, double a, double b) {
    double chroma = Math.hypot(a, b);
    double turn = Math.abs(Math.atan2(b, a) - Math.atan2(target[2], target[1]));
    double hue = ramp(Math.min(turn, 2 * Math.PI - turn), HUE_FAR, HUE_NEAR);
    double colourful = ramp(chroma / (lightness + 0.1), 0.08, 0.16) * ramp(chroma, 0.02, 0.05);
    return hue * colourful;
  }

  /** White, grey and black by lightness; the ranges overlap a little, as the words do. */
  private static double neutral(double target, double lightness, double a, double b) {
    double grey = ramp(Math.hypot(a, b), NEUTRAL_MAX, NEUTRAL_MAX / 2);
    double level =
        target > 0.9
            ? ramp(lightness, 0.68, 0.82)
            : target < 0.25 ? ramp(lightness, 0.38, 0.26) : 1 - Math.abs(lightness - target) / 0.25;
    return grey * level;
  }

  /** 0 at the first end, 1 at the second. */
  private static double ramp(double value, double zero, double one) {
    return Math.clamp((value - zero) / (one - zero), 0, 1);
  }

  private static Refusal notFound(Colour colour) {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "Nothing of a real size in the picture has the colour named ("
            + colour.hex()
            + "). Name another colour or send a mask.",
        "图片中没有足够大的区域是所说的颜色（" + colour.hex() + "）。请换一种颜色或提供蒙版。");
  }
}
