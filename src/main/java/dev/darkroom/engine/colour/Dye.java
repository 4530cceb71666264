package dev.darkroom.engine.colour;

import java.util.Arrays;

/**
 * Gives a material another colour and keeps its light, shade, texture and gloss. Works in OKLab:
 * lightness moves with the material's median lightness to the target's, chroma follows the new
 * lightness so that shade stays as saturated as light, and what is brighter and paler than the
 * material is taken for a reflection of the lamp and keeps its colour.
 */
public final class Dye {
  /** How much of a pixel's own deviation in a and b stays, as texture. */
  private static final double TEXTURE = 0.12;

  /** Where highlights start to be compressed, unless the colour itself needs it earlier. */
  private static final double KNEE = 0.9;

  /** How far below the target the compression may start. */
  private static final double SHOULDER = 0.16;

  /** A colour is still itself where sRGB has this part of its chroma. */
  private static final double CHROMA_LEFT = 0.6;

  /** Nothing real is blacker than this: shape shows in what a black thing reflects. */
  private static final double BLACK = 0.2;

  /**
   * Below this lightness steps of a byte become steps that are seen once they are made light; they
   * are evened out in proportion to the light that this much of it stands for.
   */
  private static final double TOE = Math.pow(0.13, 3);

  /** From here down a material is treated as black, a little above it in part. */
  private static final double DARK = 0.16;

  private static final double DARKISH = 0.3;

  /** How much more contrast a made-light black shows than the black did. */
  private static final double LIT = 1.2;

  private static final double FLOOR = 0.04;
  private static final double NEUTRAL_BELOW = 0.07;
  private static final double NEUTRAL_TARGET = 0.03;

  private final float[] target;
  private final double reference;
  private final double bright;
  private final double brightest;
  private final double[] material;
  private final double ratioShare;
  private final double black;
  private final double knee;
  private final double ceiling;

  private Dye(
      float[] target, double reference, double bright, double brightest, double[] material) {
    this.target = target;
    this.reference = reference;
    this.bright = bright;
    this.brightest = brightest;
    this.material = material;
    this.ratioShare = target[0] / reference <= 1.6 ? 0.65 : 0.25;
    boolean brighter = target[0] > reference + 0.2;
    this.black = brighter ? ramp((DARKISH - reference) / (DARKISH - DARK)) : 0;
    this.ceiling = ceiling(target);
    double over = Math.max(0, straight(bright) - ceiling);
    this.knee = Math.min(KNEE, ceiling - 0.04 - Math.min(SHOULDER, over));
  }

  /** The lightness up to which a colour keeps its hue in sRGB; 1 for greys. */
  private static double ceiling(float[] target) {
    if (Math.hypot(target[1], target[2]) < NEUTRAL_TARGET) {
      return 1;
    }
    double low = target[0];
    double high = 1;
    double[] rgb = new double[3];
    for (int step = 0; step < 12; step++) {
      double middle = (low + high) / 2;
      Oklab.toLinear(middle, CHROMA_LEFT * target[1], CHROMA_LEFT * target[2], rgb);
      boolean inside = rgb[0] <= 1 && rgb[1] <= 1 && rgb[2] <= 1;
      low = inside ? middle : low;
      high = inside ? high : middle;
    }
    return low;
  }

  /**
   * @param samples L, a, b of pixels of the material, one after the other
   */
  public static Dye of(float[] samples, Colour target) {
    int n = Math.max(1, samples.length / 3);
    float[] lightness = new float[n];
    float[] a = new float[n];
    float[] b = new float[n];
    for (int i = 0; i < samples.length / 3; i++) {
      lightness[i] = samples[3 * i];
      a[i] = (float) (samples[3 * i + 1] / (samples[3 * i] + FLOOR));
      b[i] = (float) (samples[3 * i + 2] / (samples[3 * i] + FLOOR));
    }
    Arrays.sort(lightness);
    Arrays.sort(a);
    Arrays.sort(b);
    float[] lab = Oklab.from(target);
    double median = lightness[n / 2];
    double high = lightness[(int) (0.95 * (n - 1))];
    lab[0] = (float) Math.max(BLACK, lab[0]);
    boolean neutralTarget = Math.hypot(lab[1], lab[2]) < NEUTRAL_TARGET;
    double reference = neutralTarget ? 0.6 * median + 0.4 * high : median;
    return new Dye(
        lab,
        Math.max(0.03, reference),
        lightness[(int) (0.9 * (n - 1))],
        lightness[n - 1],
        new double[] {a[n / 2], b[n / 2]});
  }

  /** Whether something nearly black is made light, which shows little of its shape. */
  public boolean brightensBlack() {
    return reference < 0.22 && target[0] > 0.5;
  }

  /** Writes linear red, green, blue of the dyed colour to {@code rgb[0..2]}. */
  public void apply(double lightness, double a, double b, double[] rgb) {
    double own = own(lightness, a, b);
    double gloss = gloss(lightness, own);
    double dyed = lightness(lightness);
    double chromaScale = dyed / target[0] * fade(dyed);
    double keep = TEXTURE + (1 - TEXTURE) * gloss;
    // Only as much of the material's colour is taken out as the pixel has.
    double taken = Math.min(1 - gloss, Math.max(0, own)) * (lightness + FLOOR);
    double newA = (1 - gloss) * target[1] * chromaScale + keep * (a - taken * material[0]);
    double newB = (1 - gloss) * target[2] * chromaScale + keep * (b - taken * material[1]);
    Gamut.linear(Math.max(dyed, dyed + (lightness - dyed) * gloss), newA, newB, rgb);
  }

  /** A very dark target has so little lightness to divide by that its chroma must not explode. */
  private double fade(double dyed) {
    double most = 1.6;
    double scale = dyed / target[0];
    return scale <= most ? 1 : most / scale;
  }

  private double lightness(double lightness) {
    double straight = straight(lightness);
    double room = ceiling - knee;
    return straight <= knee ? straight : knee + room * (1 - Math.exp(-(straight - knee) / room));
  }

  private double straight(double lightness) {
    double ratio = lightness * target[0] / reference;
    double shift = lightness + target[0] - reference;
    double mixed = ratioShare * ratio + (1 - ratioShare) * shift;
    // Nothing gets darker than the deepest shade that the pixel itself shows in proportion.
    double usual = Math.max(mixed, 0.35 * ratio);
    double lifted = target[0] + LIT * (evened(lightness) - evened(reference));
    return (1 - black) * usual + black * lifted;
  }

  /** Lightness whose steps near black are as small as those of the light itself. */
  private static double evened(double lightness) {
    return Math.cbrt(lightness * lightness * lightness + TOE) - Math.cbrt(TOE);
  }

  /** How much of the material's own saturation the pixel has; 1 where it has none to compare. */
  private double own(double lightness, double a, double b) {
    double saturation = Math.hypot(material[0], material[1]);
    return saturation < NEUTRAL_BELOW
        ? 1
        : (a * material[0] + b * material[1]) / ((lightness + FLOOR) * saturation * saturation);
  }

  /** 0 for the material itself, 1 for a pure reflection of the lamp. */
  private double gloss(double lightness, double own) {
    if (Math.hypot(material[0], material[1]) < NEUTRAL_BELOW) {
      double above = (lightness - bright) / Math.max(0.08, brightest - bright);
      return 0.7 * ramp(above) * ramp((brightest - bright) / 0.15);
    }
    return ramp((0.9 - own) / 0.8) * ramp((lightness - reference) / 0.15);
  }

  private static double ramp(double value) {
    return Math.clamp(value, 0, 1);
  }
}
