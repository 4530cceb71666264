package dev.darkroom.engine.colour;

/**
 * The OKLab space (Björn Ottosson, "A perceptual color space for image processing", 2020): L 0 to
 * 1, a and b about -0.4 to 0.4.
 */
public final class Oklab {
  private static final float[] LINEAR = new float[256];

  static {
    for (int i = 0; i < 256; i++) {
      double c = i / 255.0;
      LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
  }

  private Oklab() {}

  /** The light that an 8-bit sRGB value stands for, 0 to 1. */
  public static float linear(int srgb) {
    return LINEAR[srgb];
  }

  /** The 8-bit sRGB value of a light; values outside 0 to 1 are clipped. */
  public static int srgb(double linear) {
    double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.clamp(c, 0.0, 1.0));
  }

  /** Writes L, a, b of an 8-bit sRGB colour to {@code lab[at..at+2]}. */
  public static void from(int red, int green, int blue, float[] lab, int at) {
    float r = LINEAR[red];
    float g = LINEAR[green];
    float b = LINEAR[blue];
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    lab[at] = (float) (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s);
    lab[at + 1] = (float) (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s);
    lab[at + 2] = (float) (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
  }

  /** L, a, b of a colour. */
  public static float[] from(Colour colour) {
    float[] lab = new float[3];
    from(colour.red(), colour.green(), colour.blue(), lab, 0);
    return lab;
  }

  /** Writes linear red, green, blue (may lie outside 0 to 1) to {@code rgb[0..2]}. */
  public static void toLinear(double lightness, double a, double b, double[] rgb) {
    double l = lightness + 0.3963377774 * a + 0.2158037573 * b;
    double m = lightness - 0.1055613458 * a - 0.0638541728 * b;
    double s = lightness - 0.0894841775 * a - 1.2914855480 * b;
    l = l * l * l;
    m = m * m * m;
    s = s * s * s;
    rgb[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    rgb[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    rgb[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
  }
}
